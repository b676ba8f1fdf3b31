import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // The aliases that the extension's framework resolves in its own builds; here the browser is the fake one.
  resolve: { alias: { 'wxt/browser': fileURLToPath(new URL('./unit/fake-browser.ts', import.meta.url)) } },
  test: { include: ['tests/unit/**/*.test.{ts,tsx}'], restoreMocks: true },
});

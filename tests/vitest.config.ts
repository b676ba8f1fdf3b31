import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fakeBrowser = fileURLToPath(new URL('./unit/fake-browser.ts', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // The framework's two names for the browser; here both are the fake one.
  resolve: { alias: { 'wxt/browser': fakeBrowser, '@wxt-dev/browser': fakeBrowser } },
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // Packages that import the browser are taken through the aliases too.
    server: { deps: { inline: ['wxt', '@wxt-dev/storage'] } },
  },
});

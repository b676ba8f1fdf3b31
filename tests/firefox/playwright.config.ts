import { defineConfig } from '@playwright/test';

/** Playwright only runs these tests; what drives the browser is tests/browsers/firefox-extension.ts. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
});

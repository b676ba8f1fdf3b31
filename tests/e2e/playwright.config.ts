import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 60_000,
  fullyParallel: true,
  workers: 3,
  // The plays of handle time mostly wait, as an agent does who reads: they go on beside the others.
  projects: [
    { name: 'handle time', testDir: './handle-time', workers: 1 },
    { name: 'e2e', testIgnore: 'handle-time/**', workers: 2 },
  ],
  reporter: [
    ['list'],
    ['./handle-time/reporter.ts'],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : []),
  ],
});

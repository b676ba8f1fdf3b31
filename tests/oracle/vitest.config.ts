import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/oracle/**/*.test.ts'],
    // The truth is worked out once a file, over thousands of tickets.
    hookTimeout: 300_000,
    testTimeout: 120_000,
    // One after the other: the database uses all cores by itself.
    fileParallelism: false,
    // Mutants lie outside the project and are taken as they are.
    server: { deps: { external: [/firstline-oracle-/] } },
  },
});

/**
 * `npm test`: types, lint, unit, the figures against SQL, the builds and what lies in them, and the built extension in
 * a real Chromium.
 */
import { findChromium } from './browsers/chromium.ts';
import { findFirefox } from './browsers/firefox.ts';
import { playwright, runSteps, vitest } from './steps.ts';

const build = ['wxt/bin/wxt.mjs', 'build'];

/** The domain's tests again, on a machine whose clocks change off the hour, and on one where by half an hour. */
const elsewhere = ['America/St_Johns', 'Australia/Lord_Howe'].map((timeZone) => ({
  ...vitest(`domain in ${timeZone.replace('/', ' ')}`, 'tests/vitest.config.ts', ['tests/unit/domain/']),
  timeZone,
}));

await runSteps(
  [
    { name: 'prepare', command: ['wxt/bin/wxt.mjs', 'prepare'] },
    { name: 'types', command: ['typescript/bin/tsc'] },
    { name: 'lint and format', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
    vitest('unit', 'tests/vitest.config.ts'),
    ...elsewhere,
    vitest('oracle', 'tests/oracle/vitest.config.ts'),
    { name: 'build for Chrome and Edge', command: build, isNeeded: true },
    { name: 'build for Firefox', command: [...build, '-b', 'firefox', '--mv3'], isNeeded: true },
    { name: 'build for the practice helpdesk', command: [...build, '--mode', 'practice'], isNeeded: true },
    vitest('built', 'tests/built/vitest.config.ts'),
    playwright('e2e in Chromium', 'tests/e2e/playwright.config.ts'),
    playwright('kills of the worker and the browser', 'tests/long/playwright.config.ts'),
    playwright('e2e in Firefox', 'tests/firefox/playwright.config.ts'),
  ],
  () => {
    findChromium();
    findFirefox();
  },
);

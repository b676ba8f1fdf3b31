/**
 * `npm run test:long`: the kills of `npm test` many times over, 500 of the worker and 10 of the whole browser.
 * `LONG_SEED=7 npm run test:long` tries other chances. Stopped, it goes on where it was; `dist/long` has how far that is.
 */
import { findChromium } from '../browsers/chromium.ts';
import { playwright, runSteps } from '../steps.ts';
import { defaultFolder } from './long.ts';

process.env.LONG_KILLS ??= '500';
process.env.LONG_CRASHES ??= '10';
process.env.LONG_PROGRESS ??= defaultFolder;

await runSteps(
  [
    {
      name: 'build for the practice helpdesk',
      command: ['wxt/bin/wxt.mjs', 'build', '--mode', 'practice'],
      isNeeded: true,
    },
    playwright('kills', 'tests/long/playwright.config.ts'),
  ],
  () => {
    findChromium();
  },
);

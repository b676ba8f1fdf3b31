/** `npm run test:real`: the built extension against real helpdesks. Installs what they need, where it may. */
import { findChromium } from '../browsers/chromium.ts';
import { playwright, runSteps } from '../steps.ts';
import { ensureInstalled } from './request-tracker/install.ts';

await runSteps(
  [
    { name: 'build', command: ['wxt/bin/wxt.mjs', 'build', '--mode', 'practice'] },
    playwright('real helpdesks', 'tests/real/playwright.config.ts'),
  ],
  async () => {
    findChromium();
    await ensureInstalled();
  },
);

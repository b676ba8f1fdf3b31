/** Human attention, as far as a script has it: focus that can be lost, and a hand on the mouse. */
import type { Page } from '@playwright/test';
import { define, settle } from './definitions.ts';

/** Playwright makes every page believe that it has the focus; people's pages lose it. */
export async function withoutFocusEmulation(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}

export async function workFor(page: Page, durationMs: number): Promise<void> {
  const endsAt = Date.now() + durationMs;
  for (let step = 0; Date.now() < endsAt; step += 1) {
    await page.mouse.move(300 + (step % 7), 300);
    await page.waitForTimeout(Math.min(500, Math.max(0, endsAt - Date.now())));
  }
}

/** Shortens the idle limit: `page` is one of the extension's own. */
export async function setIdleLimit(page: Page, idleLimitMs: number): Promise<void> {
  await define(page, { timeZone: 'UTC', fcrWindowDays: 7, idleLimitMs });
  await settle(page);
}

/** What was not proven yet counts when the agent pauses. `page` is one of the extension's own. */
export async function pauseAndResume(page: Page): Promise<void> {
  for (const isPaused of [true, false])
    await page.evaluate((message) => chrome.runtime.sendMessage(message), {
      type: 'pause',
      body: { isPaused },
    });
}

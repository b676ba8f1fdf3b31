/** Half an hour of an agent's work, played on the practice helpdesk with the paced build, up to the open popup. */
import type { Page } from '@playwright/test';
import { buildExtension } from '../browsers/build.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { workHalfAnHour } from './half-hour.ts';
import { pacedTime } from './pace.ts';
import { AGENTS } from './people.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from './server.ts';
import { seedWorkday } from './workday.ts';

export type Session = {
  helpdesk: PracticeHelpdesk;
  popup: Page;
  clock: () => number;
  close(): Promise<void>;
};

/** Real milliseconds: longer than the page takes to come to rest and be read a last time, at the session's pace. */
const lastLookMs = 1_000;

/** @param onOpen gets the way to end the session early */
export async function playSession(
  say: (line: string) => void,
  onOpen: (close: () => Promise<void>) => void = () => {},
): Promise<Session> {
  const since = Date.now();
  const clock = () => pacedTime(since, Date.now());
  const extension = buildExtension('paced', { WXT_PACED_SINCE: String(since) });
  const helpdesk = await startPracticeHelpdesk({
    signedInAs: 'anna',
    clock,
    pollMs: 400,
    answerAfterMs: [60_000, 240_000],
  });
  let browser: ExtensionBrowser | undefined;
  const close = async () => {
    await browser?.close();
    await helpdesk.stop();
  };
  onOpen(close);
  try {
    seedWorkday(helpdesk.store, clock());
    browser = await launchWithExtension({ extension, ownsSignals: true });
    await browser.connect('zendesk', helpdesk.url);
    const page = await browser.context.newPage();
    const desk = { url: helpdesk.url, store: helpdesk.store, agent: AGENTS.anna.id };
    await workHalfAnHour(page, desk, (line) => {
      say(`${new Date(clock()).toISOString().slice(11, 16)} UTC  Anna ${line}`);
    });
    await page.waitForTimeout(lastLookMs);
    await page.bringToFront();
    const popup = await browser.openPopup();
    await popup.getByRole('article').first().waitFor();
    return { helpdesk, popup, clock, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** An agent's eyes and hands: real keys and a real mouse, each act written into the diary as it is done. */
import type { Locator, Page } from '@playwright/test';
import type { Diary, TicketName } from './diary.ts';

/** A page, and the ticket that it shows. */
export type View = { page: Page; ticket?: TicketName | undefined };

export type Agent = {
  /** Brings a tab or a window to the front. */
  turnTo(view: View): Promise<void>;
  /** Something else came to the front, or will when `act` is done. */
  turnBy<Value>(ticket: TicketName | undefined, act: () => Promise<Value>): Promise<Value>;
  click(target: Locator): Promise<void>;
  /** Five keys a second, into whatever has the focus in the page that was turned to. */
  type(seconds: number): Promise<void>;
  scroll(): Promise<void>;
  /** Touches nothing. */
  wait(seconds: number): Promise<void>;
};

const keyPauseMs = 200;

export function createAgent(diary: Diary): Agent {
  let front: Page;

  async function wait(seconds: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }

  return {
    wait,

    async turnTo({ page, ticket }) {
      front = page;
      diary.looks(ticket);
      await page.bringToFront();
    },

    async turnBy(ticket, act) {
      diary.looks(ticket);
      return await act();
    },

    async click(target) {
      diary.touches();
      await target.click();
    },

    async type(seconds) {
      const endsAt = Date.now() + seconds * 1000;
      while (Date.now() < endsAt) {
        diary.touches();
        await front.keyboard.press('a');
        await wait(Math.min(keyPauseMs, Math.max(0, endsAt - Date.now())) / 1000);
      }
      diary.touches();
    },

    async scroll() {
      diary.touches();
      await front.mouse.wheel(0, 100);
    },
  };
}

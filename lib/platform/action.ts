/** The toolbar icon. */
import { browser } from 'wxt/browser';

/** `isUrgent`: red, else amber. */
export type Mark = { text: string; isUrgent: boolean; title: string };

/** A mark on the icon that something waits for the agent, and what it is when the mouse rests on it. */
export async function markAction(mark: Mark | undefined): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: mark?.text ?? '' }),
    // The browser writes on either in white.
    browser.action.setBadgeBackgroundColor({ color: mark?.isUrgent ? '#b3261e' : '#8a6a00' }),
    browser.action.setTitle({ title: mark?.title ?? '' }),
  ]);
}

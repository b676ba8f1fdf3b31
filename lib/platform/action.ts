/** The toolbar icon. */
import { browser } from 'wxt/browser';

/** A mark on the icon that something waits for the agent, and what it is when the mouse rests on it. */
export async function markAction(mark: { text: string; title: string } | undefined): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: mark?.text ?? '' }),
    browser.action.setBadgeBackgroundColor({ color: '#b3261e' }),
    browser.action.setTitle({ title: mark?.title ?? '' }),
  ]);
}

/** The toolbar icon. */
import { browser } from 'wxt/browser';

export type Mark = { text: string; tone: 'problem' | 'soon'; title: string };

/** The browser writes on either in white. */
const colours = { problem: '#b3261e', soon: '#8a6a00' };

/** A mark on the icon that something waits for the agent, and what it is when the mouse rests on it. */
export async function markAction(mark: Mark | undefined): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: mark?.text ?? '' }),
    browser.action.setBadgeBackgroundColor({ color: colours[mark?.tone ?? 'problem'] }),
    browser.action.setTitle({ title: mark?.title ?? '' }),
  ]);
}

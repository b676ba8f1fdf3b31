/** The tab in front of the agent. */
import { browser } from 'wxt/browser';
import { after } from './clock.ts';
import { originPattern } from './permissions.ts';

const longestWaitMs = 2_000;

export type FrontTab = { id: number; url: string | undefined };

export async function frontTab(): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url };
}

/** The answer of the content script in a tab; undefined where there is none, or none in time. */
export async function askTab(tabId: number, question: unknown, waitMs = longestWaitMs): Promise<unknown> {
  const answer = browser.tabs.sendMessage(tabId, question, { frameId: 0 }).catch(() => undefined);
  return Promise.race([answer, new Promise((resolve) => after(waitMs, () => resolve(undefined)))]);
}

/** Tabs that show a page of an origin which may be read, and are loaded. */
export async function tabsAt(origin: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: originPattern(origin) });
  const isThere = ({ url = '', discarded }: (typeof tabs)[number]) =>
    !discarded && url.startsWith(`${origin}/`);
  return tabs.filter(isThere).flatMap(({ id }) => id ?? []);
}

/** Another tab comes to the front, in place of this one. */
export async function giveWayTo(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab) await browser.windows.update(tab.windowId, { focused: true });
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}

export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
}

/** Opens a page of the extension, like `/popup.html#helpdesks`, in a tab of its own. */
export async function openOwnTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as '/popup.html') });
}

/** Is this page open in a tab, rather than as a toolbar popup? */
export async function isOwnTab(): Promise<boolean> {
  return (await browser.tabs.getCurrent()) !== undefined;
}

/** Another address takes the place of this page, also in the way back. */
export function leaveFor(url: string): void {
  window.location.replace(url);
}

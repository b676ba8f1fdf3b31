/** The tabs: the one in front of the agent, and those that show a helpdesk. */
import { browser } from 'wxt/browser';
import { after } from './clock.ts';

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

/** `isLoaded`: not put away to save memory; one that is answers nothing until it is looked at. */
export type ShownTab = { id: number; windowId: number; url: string; isLoaded: boolean };

/** The tabs of an origin. All are asked for: the browser tells the addresses only of those that may be read. */
export async function tabsAt(origin: string): Promise<ShownTab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, windowId, url, discarded }) =>
    id !== undefined && url?.startsWith(`${origin}/`) ? [{ id, windowId, url, isLoaded: !discarded }] : [],
  );
}

/** Another tab comes to the front, in place of this one. */
export async function giveWayTo(tab: ShownTab): Promise<void> {
  await showTab(tab);
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}

export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
}

export async function showTab({ id, windowId }: Pick<ShownTab, 'id' | 'windowId'>): Promise<void> {
  await browser.tabs.update(id, { active: true });
  await browser.windows.update(windowId, { focused: true });
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
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

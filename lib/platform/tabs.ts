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
export async function askTab(tabId: number, question: string): Promise<unknown> {
  const answer = browser.tabs.sendMessage(tabId, question, { frameId: 0 }).catch(() => undefined);
  return Promise.race([answer, new Promise((resolve) => after(longestWaitMs, () => resolve(undefined)))]);
}

export async function reloadTab(tabId: number): Promise<void> {
  await browser.tabs.reload(tabId);
}

export type ShownTab = { id: number; windowId: number; url: string };

/** The tabs whose addresses the browser lets be read: those of connected helpdesks. */
export async function readableTabs(): Promise<ShownTab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, windowId, url }) =>
    id === undefined || url === undefined ? [] : [{ id, windowId, url }],
  );
}

export async function showTab({ id, windowId }: ShownTab): Promise<void> {
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

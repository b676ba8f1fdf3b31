/** Content scripts: registered at run time, one helpdesk's script for the hosts where it is connected. */
import { browser } from 'wxt/browser';
import { after } from './clock.ts';

const longestWaitMs = 2_000;

export type ScriptRegistration = { id: string; file: string; matches: string[] };

export async function registeredScripts(): Promise<ScriptRegistration[]> {
  const scripts = await browser.scripting.getRegisteredContentScripts();
  return scripts.map(({ id, js, matches }) => ({ id, file: js?.[0] ?? '', matches: matches ?? [] }));
}

export async function registerScript({ id, file, matches }: ScriptRegistration): Promise<void> {
  await browser.scripting.registerContentScripts([
    { id, js: [file], matches, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}

export async function unregisterScript(id: string): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [id] });
}

/** Runs a script in the tabs that already show a page it belongs to. A tab that refuses is left as it is. */
export async function injectIntoOpenTabs({ file, matches }: ScriptRegistration): Promise<void> {
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.allSettled(
    tabs.flatMap(({ id, discarded }) =>
      id === undefined || discarded
        ? []
        : [inTime(browser.scripting.executeScript({ target: { tabId: id }, files: [file as never] }))],
    ),
  );
}

/**
 * Looks into a page that the agent clicked the icon on: `activeTab` allows that once, without a permission for its
 * host. A page that may not be looked into has no marks.
 * @returns the names whose marks are all there
 */
export async function findMarks(
  tabId: number,
  marks: Readonly<Record<string, readonly { selector: string; text?: string }[]>>,
): Promise<string[]> {
  const looking = browser.scripting.executeScript({ target: { tabId }, func: lookFor, args: [marks] });
  const frames = await inTime(looking).catch(() => undefined);
  return frames?.[0]?.result ?? [];
}

/** A page that shows an alert, or never stops loading, does not answer; nobody waits for it for ever. */
function inTime<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => after(longestWaitMs, () => resolve(undefined))),
  ]);
}

/** Runs in the page, sent there as text: it can use nothing from outside. */
function lookFor(marks: Parameters<typeof findMarks>[1]): string[] {
  return Object.entries(marks).flatMap(([name, wanted]) => {
    const isThere = wanted.every(({ selector, text }) =>
      [...document.querySelectorAll(selector)].some((one) => !text || one.textContent?.includes(text)),
    );
    return isThere ? [name] : [];
  });
}

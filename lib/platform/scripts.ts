/** Content scripts: registered at run time, one helpdesk's script for the hosts where it is connected. */
import { browser } from 'wxt/browser';

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
        : [browser.scripting.executeScript({ target: { tabId: id }, files: [file as never] })],
    ),
  );
}

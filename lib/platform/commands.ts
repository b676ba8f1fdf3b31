/** The keyboard shortcuts that the manifest names, and that the browser lets the agent change. */
import { browser } from 'wxt/browser';

export function onCommand(name: string, run: () => void): void {
  browser.commands.onCommand.addListener((command) => {
    if (command === name) run();
  });
}

/** The keys as the browser writes them; empty: none are set, or others took them. */
export async function shortcutOf(name: string): Promise<string> {
  const all = await browser.commands.getAll();
  return all.find((one) => one.name === name)?.shortcut ?? '';
}

/** Firefox has a call for it, the others an address. */
export async function openShortcutSettings(): Promise<void> {
  const commands: typeof browser.commands & { openShortcutSettings?(): Promise<void> } = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

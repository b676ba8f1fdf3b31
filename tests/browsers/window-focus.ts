/**
 * Which of several windows has the focus. Headless there is no window manager, and every window believes that it has
 * it: here the extension is told in each page what its window would tell it.
 */
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './extension-browser.ts';
import { worldsOf } from './worlds.ts';

/** Where no script of the extension's runs nobody is told. */
export async function setWindowFocus(
  extension: ExtensionBrowser,
  page: Page,
  isFocused: boolean,
): Promise<void> {
  for (const run of await worldsOf(extension, page)) {
    await run((isSo) => {
      document.hasFocus = () => isSo;
      window.dispatchEvent(new Event(isSo ? 'focus' : 'blur'));
    }, isFocused);
  }
}

/**
 * What of Firefox's own window the tests use. Functions of the type `InWindow` run there: they are sent as text, so
 * they see nothing but their arguments.
 */

export type FirefoxWindow = {
  ChromeUtils: { importESModule(url: string): never };
  BrowsingContext: { getCurrentTopByBrowserId(browserId: number): BrowsingContext | null };
  WebExtensionPolicy: { getByID(id: string): { extension: Extension } | null };
  Services: { scriptSecurityManager: { getSystemPrincipal(): object } };
  gBrowser: {
    selectedBrowser: { browserId: number };
    tabs: FirefoxTabElement[];
    removeTab(tab: FirefoxTabElement): void;
    addTab(url: string, options: object): { linkedBrowser: { browserId: number } };
  };
  document: {
    querySelector(selector: string): (PanelBrowser & PromptPanel) | null;
  };
};

type FirefoxTabElement = { linkedBrowser: { currentURI: { spec: string } } };
type BrowsingContext = { currentWindowGlobal: { getActor(name: 'MarionetteCommands'): PageActor } };
type PanelBrowser = { browserId: number; closest(selector: string): { hidePopup(): void } };
type PromptPanel = { textContent: string; button: PromptButton; secondaryButton: PromptButton };
type PromptButton = { disabled: boolean; click(): void };

/** Acts in a page for Marionette; unlike Marionette's commands it is also there for a toolbar popup. */
type PageActor = {
  executeScript(script: string, args: unknown[], options: object): Promise<unknown>;
  findElements(strategy: 'css selector', selector: string, options: object): Promise<Element[]>;
  getComputedRole(element: Element): Promise<string>;
  getComputedLabel(element: Element): Promise<string>;
  clickElement(element: Element, capabilities: object): Promise<void>;
  sendKeysToElement(element: Element, text: string, capabilities: object): Promise<void>;
};
type Element = { readonly reference: unique symbol };

export type Extension = {
  backgroundState: 'running' | 'suspending' | 'stopped' | 'starting';
  allowedOrigins: { patterns: { pattern: string }[] };
  terminateBackground(): Promise<void>;
};

export type InWindow<Args extends unknown[], Result> = (
  firefox: FirefoxWindow,
  ...args: Args
) => Result | Promise<Result>;

/** Runs a script in the page of a tab or a popup. */
export function runInPage(
  { BrowsingContext }: FirefoxWindow,
  browserId: number,
  script: string,
  args: unknown[],
) {
  const page = BrowsingContext.getCurrentTopByBrowserId(browserId);
  if (!page) throw new Error('the page is closed');
  return page.currentWindowGlobal.getActor('MarionetteCommands').executeScript(script, args, {});
}

/** Clicks, or types into, what has a role and a name for people who do not see it. @returns whether it was found */
export async function actInPage(
  { BrowsingContext }: FirefoxWindow,
  browserId: number,
  role: string,
  name: string,
  text: string | null,
): Promise<boolean> {
  const page = BrowsingContext.getCurrentTopByBrowserId(browserId);
  if (!page) throw new Error('the page is closed');
  const actor = page.currentWindowGlobal.getActor('MarionetteCommands');
  // The click that WebDriver defines: the pointer moves there, and the element must not be covered.
  const capabilities = { toJSON: () => ({ 'moz:webdriverClick': true }) };
  const candidates = 'a, button, input, select, textarea, summary, [role]';
  try {
    for (const element of await actor.findElements('css selector', candidates, {})) {
      if ((await actor.getComputedRole(element)) !== role) continue;
      if ((await actor.getComputedLabel(element)) !== name) continue;
      if (text === null) await actor.clickElement(element, capabilities);
      else await actor.sendKeysToElement(element, text, capabilities);
      return true;
    }
  } catch (error) {
    // The page was drawn anew in between.
    if ((error as { status?: string }).status !== 'stale element reference') throw error;
  }
  return false;
}

/** Clicks the toolbar icon. */
export function clickAction(firefox: FirefoxWindow, id: string): void {
  const { Management } = firefox.ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs') as {
    Management: {
      global: { browserActionFor(extension: Extension): { triggerAction(window: FirefoxWindow): void } };
    };
  };
  const policy = firefox.WebExtensionPolicy.getByID(id);
  if (policy) Management.global.browserActionFor(policy.extension).triggerAction(firefox);
}

export function popupBrowserId({ document }: FirefoxWindow): number | null {
  return document.querySelector('browser.webextension-popup-browser')?.browserId ?? null;
}

export function hidePopup({ document }: FirefoxWindow): void {
  document.querySelector('browser.webextension-popup-browser')?.closest('panel').hidePopup();
}

/** The question for a permission; null: none is shown. */
export function promptText({ document }: FirefoxWindow): string | null {
  return document.querySelector('#addon-webext-permissions-notification')?.textContent ?? null;
}

export function answerPrompt({ document }: FirefoxWindow, isGranted: boolean): boolean {
  const prompt = document.querySelector('#addon-webext-permissions-notification');
  const button = isGranted ? prompt?.button : prompt?.secondaryButton;
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

export function extensionState({ WebExtensionPolicy }: FirefoxWindow, id: string) {
  const extension = WebExtensionPolicy.getByID(id)?.extension;
  return {
    background: extension?.backgroundState,
    hosts: extension?.allowedOrigins.patterns.map(({ pattern }) => pattern) ?? [],
  };
}

/** Ends the event page as the browser does when it was idle; one that is at work stays. */
export async function terminateBackground(
  { WebExtensionPolicy }: FirefoxWindow,
  id: string,
): Promise<boolean> {
  const extension = WebExtensionPolicy.getByID(id)?.extension;
  if (extension && extension.backgroundState !== 'stopped') await extension.terminateBackground();
  return extension?.backgroundState === 'stopped';
}

/** What the switches on the add-on's page in about:addons do. */
export async function removeHost(firefox: FirefoxWindow, id: string, pattern: string): Promise<void> {
  const { ExtensionPermissions } = firefox.ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  ) as {
    ExtensionPermissions: {
      remove(id: string, change: object, extension: Extension | undefined): Promise<void>;
    };
  };
  const extension = firefox.WebExtensionPolicy.getByID(id)?.extension;
  await ExtensionPermissions.remove(id, { permissions: [], origins: [pattern] }, extension);
}

/** Loads the extension anew, as an update does. */
export async function reloadExtension(firefox: FirefoxWindow, id: string): Promise<void> {
  const { AddonManager } = firefox.ChromeUtils.importESModule(
    'resource://gre/modules/AddonManager.sys.mjs',
  ) as { AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> } };
  await (await AddonManager.getAddonByID(id)).reload();
}

/** Opens a tab behind the one in front. */
export function openBehind({ gBrowser, Services }: FirefoxWindow, url: string): number {
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  return gBrowser.addTab(url, { inBackground: true, triggeringPrincipal }).linkedBrowser.browserId;
}

export function frontBrowserId({ gBrowser }: FirefoxWindow): number {
  return gBrowser.selectedBrowser.browserId;
}

/** @returns whether there was one */
export function closeTab({ gBrowser }: FirefoxWindow, url: string): boolean {
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === url);
  if (tab) gBrowser.removeTab(tab);
  return tab !== undefined;
}

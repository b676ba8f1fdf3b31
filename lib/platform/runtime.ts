/** The extension itself: messages, its own pages, its life. */
import { type Browser, browser } from 'wxt/browser';

export type MessageListener = (message: unknown, sender: MessageSender) => Promise<unknown> | undefined;
export type MessageSender = {
  extensionId: string | undefined;
  url: string | undefined;
  tabId?: number;
  frameId?: number;
  /** A tab with a session of its own, which requests from the worker do not have. */
  isPrivate?: boolean;
};

/** As the browser calls itself. */
export function browserName(): string {
  return navigator.userAgent;
}

export const extension = {
  get version(): string {
    return browser.runtime.getManifest().version;
  },
  get id(): string {
    return browser.runtime.id;
  },
  get origin(): string {
    return new URL(browser.runtime.getURL('/popup.html')).origin;
  },
};

export function sendToWorker(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Listens to messages; a listener that returns nothing leaves the message to others. */
export function onMessage(listener: MessageListener): () => void {
  const heard = (
    message: unknown,
    { id, url, tab, frameId }: Browser.runtime.MessageSender,
    respond: (answer: unknown) => void,
  ): boolean => {
    const answer = listener(message, {
      extensionId: id,
      url,
      ...(tab?.id !== undefined && { tabId: tab.id, isPrivate: tab.incognito }),
      ...(frameId !== undefined && { frameId }),
    });
    if (!answer) return false;
    answer.then(respond);
    return true;
  };
  browser.runtime.onMessage.addListener(heard);
  // In a page that outlived the extension there is no runtime left to forget the listener.
  return () => browser.runtime?.onMessage.removeListener(heard);
}

/** @param listener also told whether this is a new installation, rather than an update */
export function onInstalled(listener: (isNew: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

export function onStartup(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}

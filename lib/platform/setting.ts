/**
 * A setting in the extension's local storage: what is stored is checked when it is read, and what does not fit
 * is what it was in the beginning. (WXT's own items would take an eighth of what the worker may weigh.)
 */
import { browser } from 'wxt/browser';

export type Setting<Value> = {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
};

/** Gives the value or throws: a check of the domain's, or the `parse` of a page's schema. */
type Parse<Value> = (stored: unknown) => Value;

/** @param initial holds until something is written */
export function defineSetting<Value>(key: string, parse: Parse<Value>, initial: () => Value): Setting<Value> {
  return {
    async read() {
      const { [key]: stored } = await browser.storage.local.get(key);
      try {
        return parse(stored);
      } catch {
        return initial();
      }
    },
    write: (value) => browser.storage.local.set({ [key]: value }),
  };
}

/** Whether something is stored that does not fit, so that it reads as it was in the beginning. */
export async function isDamaged(key: string, parse: Parse<unknown>): Promise<boolean> {
  const { [key]: stored } = await browser.storage.local.get(key);
  try {
    if (stored !== undefined) parse(stored);
    return false;
  } catch {
    return true;
  }
}

/**
 * One that is made at first use and then stays, whichever context needs it first. What does not fit is left as it
 * lies.
 */
export function defineLastingSetting<Value>(
  key: string,
  parse: Parse<Value>,
  make: () => Value,
): Setting<Value> {
  const setting = defineSetting<Value>(key, parse, make);
  const isThere = async () => (await browser.storage.local.get(key))[key] !== undefined;
  return {
    ...setting,
    async read() {
      if (await isThere()) return setting.read();
      return navigator.locks.request(`setting ${key}`, async () => {
        if (!(await isThere())) await setting.write(make());
        return setting.read();
      });
    },
  };
}

/** Whoever changes one of these settings, in whichever context. */
export function onSettingsChanged(keys: readonly string[], listener: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (keys.some((key) => key in changes)) listener();
  });
}

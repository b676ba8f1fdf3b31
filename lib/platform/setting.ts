/**
 * A setting in the extension's local storage: what is stored is read back through its schema, and what does not fit
 * is what it was in the beginning. (WXT's own items would take an eighth of what the worker may weigh.)
 */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

export type Setting<Value> = {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
};

/** @param initial holds until something is written */
export function defineSetting<Value>(
  key: string,
  schema: z.ZodMiniType<Value>,
  initial: () => Value,
): Setting<Value> {
  return {
    async read() {
      const { [key]: stored } = await browser.storage.local.get(key);
      const parsed = z.safeParse(schema, stored);
      return parsed.success ? parsed.data : initial();
    },
    write: (value) => browser.storage.local.set({ [key]: value }),
  };
}

/**
 * One that is made at first use and then stays, whichever context needs it first. What does not fit is left as it
 * lies.
 */
export function defineLastingSetting<Value>(
  key: string,
  schema: z.ZodMiniType<Value>,
  make: () => Value,
): Setting<Value> {
  const setting = defineSetting<Value>(key, schema, make);
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

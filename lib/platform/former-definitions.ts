/** The definitions as they lay in local storage before the database held them beside the figures. Taken over once. */
import { browser } from 'wxt/browser';
import { type Definitions, definitions } from '../domain/definitions.ts';

const key = 'definitions';

/** undefined: there are none, or none that fit. */
export async function readFormerDefinitions(): Promise<Definitions | undefined> {
  const { [key]: stored } = await browser.storage.local.get(key);
  try {
    return definitions(stored);
  } catch {
    return undefined;
  }
}

export function forgetFormerDefinitions(): Promise<void> {
  return browser.storage.local.remove(key);
}

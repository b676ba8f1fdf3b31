/**
 * What the organisation sets by policy: Chromium's `3rdparty.extensions`, Firefox's `3rdparty.Extensions` in
 * `policies.json`. No policy is no error.
 */
import { browser } from 'wxt/browser';
import { type Check, Misfit } from '../domain/check.ts';
import type { TeamPart } from '../domain/team.ts';

/** Firefox rejects where there is no policy. */
export function readManaged(): Promise<Record<string, unknown>> {
  return browser.storage.managed.get(null).catch(() => ({}));
}

/** What does not fit is not set; `policy.ts` tells what is wrong with it. */
export async function managedPart<Value>(part: TeamPart, check: Check<Value>): Promise<Value | undefined> {
  const { [part]: value } = await readManaged();
  try {
    return value === undefined ? undefined : check(value);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** Firefox reads policies at its start alone, and has no such event. */
export function onManagedChanged(listener: () => void): void {
  browser.storage.managed.onChanged?.addListener(listener);
}

/**
 * What the organisation sets by policy: Chromium's `3rdparty.extensions`, Firefox's `3rdparty.Extensions` in
 * `policies.json`. No policy is no error.
 */
import { browser } from 'wxt/browser';
import { type Check, Misfit } from '../domain/check.ts';
import type { TeamPart } from '../domain/team.ts';
import { defineSetting } from './setting.ts';

type Managed = Record<string, unknown>;

const heard = defineSetting<Managed>(
  'managed',
  (stored) => (stored ?? {}) as Managed,
  () => ({}),
);

/**
 * As it was when the worker last took it over: for seconds after its own start the browser says nothing of its
 * policies, and neither a popup nor a ticket waits for them.
 */
export function readManaged(): Promise<Managed> {
  return heard.read();
}

/**
 * To be called at every start of the worker, and when the policy changes.
 * @returns whether the rules of helpdesks, which open pages were told, are others by now
 */
export async function takeOverManaged(): Promise<boolean> {
  const now = await askBrowser();
  const before = await heard.read();
  if (isOther(now, before)) await heard.write(now);
  return isOther(now.helpdeskRules, before.helpdeskRules);
}

function isOther(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/** Firefox rejects where there is no policy. */
function askBrowser(): Promise<Managed> {
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

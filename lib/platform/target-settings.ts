/** The targets, in a versioned storage item of their own: the worker has no use for them. */
import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { defaultTargets, type Target, targets } from '../domain/targets.ts';

const targetsItem = storage.defineItem<readonly Target[]>('local:targets', {
  fallback: defaultTargets,
  version: 1,
});

/** What does not fit the schema is the default. */
export async function readTargets(): Promise<readonly Target[]> {
  const stored = z.safeParse(targets, await targetsItem.getValue());
  return stored.success ? stored.data : defaultTargets;
}

export function writeTargets(value: readonly Target[]): Promise<void> {
  return targetsItem.setValue(value);
}

/** By what waiting tickets are judged now: the targets, and the rules that the figures in force are filed under. */
import { filingState } from '../db/filing.ts';
import type { Standpoint } from '../db/waiting.ts';
import { defaultDefinitions } from '../domain/definitions.ts';
import { now } from '../platform/clock.ts';
import { readTargets } from '../platform/target-settings.ts';
import { ownTimeZone } from '../platform/time-zone.ts';
import { database } from './connections.ts';
import { rulesFor } from './shelving.ts';

export async function standpointNow(): Promise<Standpoint> {
  const [targets, filing] = await Promise.all([readTargets(), filingState(await database())]);
  const rules = rulesFor(filing?.now.definitions ?? defaultDefinitions(ownTimeZone()));
  return { targets, rules, now: now() };
}

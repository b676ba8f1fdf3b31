/**
 * What policy sets of the definitions wins over the agent's own, which are kept to come back to. The targets and the
 * rules of helpdesks need nothing of the kind: they are chosen where they are read. Open pages read the rules once;
 * `start.ts` lets them do so again when they change.
 */
import { filingState } from '../db/filing.ts';
import { type Definitions, definitions, inZoneOfShift } from '../domain/definitions.ts';
import { definedBy, supportHours, teamDefinitions } from '../domain/team-definitions.ts';
import { now } from '../platform/clock.ts';
import { managedPart } from '../platform/managed.ts';
import { readOwnDefinitions, writeOwnDefinitions } from '../platform/settings.ts';
import { database } from './connections.ts';
import { define, prepareFiling } from './definitions.ts';
import { isSame } from './same.ts';

/**
 * Brings the definitions to what the agent and the policy make of them today. Stopped at any instant, the next run
 * does the rest.
 * @param chosen what the agent chose just now; what the team sets of it stays as the agent had it before
 */
export function applyPolicy(chosen?: Definitions): Promise<void> {
  return navigator.locks.request('policy', async () => {
    const [team, stored, current] = await Promise.all([teamsDefinitions(), readOwnDefinitions(), inForce()]);
    const before = stored ?? current;
    const kept = Object.fromEntries(
      Object.keys(team).map((field) => [field, before[field as keyof Definitions]]),
    );
    const own = chosen ? definitions({ ...chosen, ...kept }) : before;
    const isSet = Object.keys(team).length > 0;
    if (isSet && !isSame(own, stored)) await writeOwnDefinitions(own);
    const effective = inZoneOfShift(definitions({ ...own, ...team }), now());
    if (!isSame(effective, current)) await define(effective);
    if (!isSet && stored) await writeOwnDefinitions(null);
  });
}

async function teamsDefinitions(): Promise<Partial<Definitions>> {
  return definedBy({
    definitions: await managedPart('definitions', teamDefinitions),
    supportHours: await managedPart('supportHours', supportHours),
  });
}

/** Those that everything is filed under, or is being filed under. */
async function inForce(): Promise<Definitions> {
  await prepareFiling();
  const state = await filingState(await database());
  if (!state) throw new Error('no definitions');
  return (state.next ?? state.now).definitions;
}

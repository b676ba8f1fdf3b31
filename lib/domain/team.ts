/**
 * What a team sets for its agents: targets, support hours, definitions, the rules of its helpdesks. What people import
 * is held to the rules of `lib/exchange/team-setup.ts`, which names everything that is wrong.
 */
import { type Checked, object, optional, text } from './check.ts';
import type { Definitions } from './definitions.ts';
import { helpdeskRules } from './helpdesk-rules.ts';
import { targets } from './targets.ts';
import { definedBy, supportHours, teamDefinitions } from './team-definitions.ts';

/** Every part may be absent: then it is the agent's own. */
export const teamSetup = object({
  /** What the team calls itself. */
  name: optional(text({ min: 1, max: 200 })),
  targets: optional(targets),
  supportHours: optional(supportHours),
  definitions: optional(teamDefinitions),
  helpdeskRules: optional(helpdeskRules),
});
export type TeamSetup = Checked<typeof teamSetup>;
export type TeamPart = Exclude<keyof TeamSetup, 'name'>;

/** @param what a part, or one of the definitions */
export function isSetBy(setup: TeamSetup, what: TeamPart | keyof Definitions): boolean {
  return setup[what as TeamPart] !== undefined || what in definedBy(setup);
}

/** What is left to set when another set-up has set its parts already. */
export function besides({ definitions, ...setup }: TeamSetup, other: TeamSetup): TeamSetup {
  const left: TeamSetup = { ...setup };
  for (const part of ['targets', 'supportHours', 'helpdeskRules'] as const)
    if (isSetBy(other, part)) delete left[part];
  const own = Object.entries(definitions ?? {}).filter(([field]) => !(field in (other.definitions ?? {})));
  return own.length > 0 ? { ...left, definitions: Object.fromEntries(own) } : left;
}

/** The team's set-up as policy sets it, and what is wrong with it: a part that does not fit is left out and named. */
import { type Check, Misfit } from '../domain/check.ts';
import { type TeamSetup, teamSetup } from '../domain/team.ts';
import { readManaged } from './managed.ts';

/** `kind` of misfit and where it stands, like `targets[2].limit`. */
export type PolicyProblem = { field: string; kind: string };
export type Policy = { setup: TeamSetup; problems: readonly PolicyProblem[] };

/** What only tells a team's file from others, so that a policy may be one as it is. */
const ignored = ['format', 'version'];

export async function readPolicy(): Promise<Policy> {
  const checks: Record<string, Check<unknown>> = teamSetup.fields;
  const setup: Record<string, unknown> = {};
  const problems: PolicyProblem[] = [];
  for (const [part, value] of Object.entries(await readManaged())) {
    if (ignored.includes(part)) continue;
    try {
      const check = Object.hasOwn(checks, part) && checks[part];
      if (!check) throw new Misfit('unrecognized_keys', `.${part}`);
      setup[part] = check(value, `.${part}`);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      problems.push({ field: error.path.replace(/\.(\d+)(?=\.|$)/g, '[$1]'), kind: error.message });
    }
  }
  return { setup, problems };
}

/** What is wrong with something that people enter or import: problems by name, each with its place. */
import type * as z from 'zod/mini';

/** `field` is where it stands: `timeZone`, `hours.mon[1]`, `overrides.2026-12-24[0][1]`. */
export type Problem<Name extends string> = { field: string; problem: Name };

/** What every kind of file can have wrong. */
export const commonProblems = ['wrong-shape', 'unknown-field'] as const;
type CommonProblem = (typeof commonProblems)[number];

/** @param names the problems that the rules give as their messages; what has none of them is of the wrong shape */
export function problemsOf<Name extends string>(
  { issues }: z.core.$ZodError,
  names: readonly Name[],
): Problem<Name | CommonProblem>[] {
  return issues.flatMap((issue): Problem<Name | CommonProblem>[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: placeOf([...issue.path, key]), problem: 'unknown-field' }));
    const { message } = (issue.code === 'invalid_key' && issue.issues[0]) || issue;
    const problem = names.find((one) => one === message) ?? 'wrong-shape';
    return [{ field: placeOf(issue.path), problem }];
  });
}

/** `['hours', 'mon', 1]` → `hours.mon[1]`. */
function placeOf(path: readonly PropertyKey[]): string {
  const field = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return field.replace(/^\./, '');
}

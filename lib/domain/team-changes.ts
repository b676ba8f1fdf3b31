/** What a team's set-up would change: shown before anything is written. */
import type { Definitions } from './definitions.ts';
import type { HelpdeskRules } from './helpdesk-rules.ts';
import { metricIds } from './metrics/metric.ts';
import { type Target, versionOf } from './targets.ts';
import type { TeamSetup } from './team.ts';
import { definedBy } from './team-definitions.ts';

/** What there is: everything that a set-up can replace. */
export type Settings = {
  targets: readonly Target[];
  definitions: Definitions;
  helpdeskRules: readonly HelpdeskRules[];
};

/** What a set-up replaced, no part and no field more. A definition that there was none of is `undefined`. */
export type Replaced = Partial<Omit<Settings, 'definitions'>> & {
  definitions?: { [Field in DefinitionField]?: Definitions[Field] | undefined };
};

type Sides<T> = { before?: T; after?: T };
export type DefinitionField = keyof Definitions;
export type Change =
  | ({ part: 'targets' } & Sides<Target>)
  | ({ part: 'definitions'; field: DefinitionField } & Sides<unknown>)
  | ({ part: 'helpdeskRules' } & Sides<HelpdeskRules>);

/** To be remembered before a set-up is applied. */
export function replacedBy(setup: TeamSetup, now: Settings): Replaced {
  const fields = Object.keys(definedBy(setup)) as DefinitionField[];
  return {
    ...(setup.targets && { targets: now.targets }),
    ...(setup.helpdeskRules && { helpdeskRules: now.helpdeskRules }),
    ...(fields.length > 0 && {
      definitions: Object.fromEntries(fields.map((field) => [field, now.definitions[field]])),
    }),
  };
}

/** Puts fields back; what else was chosen since stays. */
export function withFields(chosen: Definitions, fields: NonNullable<Replaced['definitions']>): Definitions {
  const all = Object.entries({ ...chosen, ...fields });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as Definitions;
}

/** A list of a set-up replaces the whole list; what stays as it is, is no change. */
export function changesBy(setup: TeamSetup, now: Settings): Change[] {
  const chosen = Object.entries(definedBy(setup)) as [DefinitionField, unknown][];
  return [
    ...pairs(now.targets, setup.targets, versionOf)
      .sort((a, b) => orderOf(a) - orderOf(b))
      .map((sides) => ({ part: 'targets' as const, ...sides })),
    ...chosen
      .map(([field, after]) => ({
        part: 'definitions' as const,
        field,
        before: now.definitions[field],
        after,
      }))
      .filter(isDifferent),
    ...pairs(now.helpdeskRules, setup.helpdeskRules, placeOf).map((sides) => ({
      part: 'helpdeskRules' as const,
      ...sides,
    })),
  ];
}

/** What becomes of one metric stands together. */
function orderOf({ before, after }: Sides<Target>): number {
  return metricIds.findIndex((metric) => metric === (after ?? before)?.metric);
}

/** Items of one key beside each other: what goes, what comes, what changes. */
function pairs<T>(
  before: readonly T[],
  after: readonly T[] | undefined,
  keyOf: (item: T) => string,
): Sides<T>[] {
  if (!after) return [];
  const [old, next] = [before, after].map((list) => new Map(list.map((item) => [keyOf(item), item]))) as [
    Map<string, T>,
    Map<string, T>,
  ];
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((key) => {
      const [was, is] = [old.get(key), next.get(key)];
      return { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    })
    .filter(isDifferent);
}

/** Whatever the order of its keys. */
function isDifferent({ before, after }: Sides<unknown>): boolean {
  return inOrder(before) !== inOrder(after);
}

function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function placeOf({ helpdesk, origin }: HelpdeskRules): string {
  return `${helpdesk} ${origin}`;
}

/** The versions of a schedule: which one is in force on a day, and what becomes of them when one changes. */
import type { LocalDay } from './local-day.ts';
import type { Schedule } from './schedule.ts';

/**
 * From when on a change counts. `from`: a version from that day, beside those before and after it. `always`: it takes
 * the place of all. `correct`: it takes the place of the version that it was made from, from that one's own day.
 */
export type Effect =
  | { kind: 'from'; date: LocalDay }
  | { kind: 'always' }
  | { kind: 'correct'; index: number };

/** In the order in which they are in force; the first one also governs what was before it. */
export function inOrder(versions: readonly Schedule[]): Schedule[] {
  return versions.toSorted((a, b) => compare(a.validFrom, b.validFrom));
}

/** Of versions in order: the place of the one in force on a day; -1 where there are none. */
export function indexInForce(versions: readonly Schedule[], day: LocalDay): number {
  const index = versions.findLastIndex(({ validFrom }) => validFrom === undefined || validFrom <= day);
  return index < 0 && versions.length > 0 ? 0 : index;
}

/** @param versions in order @returns in order */
export function withChange(versions: readonly Schedule[], changed: Schedule, effect: Effect): Schedule[] {
  const { validFrom: _, ...timeless } = changed;
  switch (effect.kind) {
    case 'always':
      return [timeless];
    case 'correct': {
      const validFrom = versions[effect.index]?.validFrom;
      return versions.with(effect.index, { ...timeless, ...(validFrom !== undefined && { validFrom }) });
    }
    case 'from': {
      // Nothing comes before the first, so it needs no day.
      if (versions.length === 0) return [timeless];
      const others = versions.filter(({ validFrom }) => validFrom !== effect.date);
      return inOrder([...others, { ...timeless, validFrom: effect.date }]);
    }
  }
}

/** Those without a day come first. */
function compare(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

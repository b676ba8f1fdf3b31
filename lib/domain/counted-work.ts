/** What counts of the work on a ticket: what was measured, less what was corrected, plus what the agent said instead. */
import { type Correction, correctionsInForce } from './corrections.ts';
import type { Definitions } from './definitions.ts';
import { addSpan, lengthMs, type WorkSpan, without } from './spans.ts';
import type { ProvenWork } from './work.ts';

/**
 * As it is kept. `elsewhere`: the agent looked at something that is no ticket and came back. Absent is none.
 * No millisecond stands in two spans.
 */
export type Work = {
  spans: readonly WorkSpan[];
  elsewhere?: readonly WorkSpan[];
  corrections?: readonly Correction[];
};

/** `said`: what the agent said instead of what was measured; `at`: on whose day it counts. */
export type CountedWork = {
  spans: readonly WorkSpan[];
  said: readonly { at: number; ms: number }[];
  /** What was measured and does not count, as a correction overrules it. */
  struck?: readonly WorkSpan[];
  /** Without corrections it would be this. */
  measuredMs: number;
};

export const uncounted: CountedWork = { spans: [], said: [], measuredMs: 0 };

export function countedWork(
  { spans, elsewhere = [], corrections = [] }: Work,
  { countsElsewhere = false }: Partial<Pick<Definitions, 'countsElsewhere'>>,
): CountedWork {
  const measured = countsElsewhere ? elsewhere.reduce(addSpan, [...spans]) : spans;
  const { kept, struck, inForce } = overruled(measured, corrections);
  return {
    spans: kept,
    said: inForce.filter(({ ms }) => ms > 0).map(({ from, ms }) => ({ at: from, ms })),
    ...(struck.length > 0 && { struck }),
    measuredMs: lengthMs(measured),
  };
}

/** Spans as they were measured, cut into what counts of them and what a correction overrules. */
export function overruled(
  spans: readonly WorkSpan[],
  corrections: readonly Correction[] = [],
): { kept: readonly WorkSpan[]; struck: WorkSpan[]; inForce: Correction[] } {
  const inForce = correctionsInForce(corrections);
  if (inForce.length === 0) return { kept: spans, struck: [], inForce };
  const kept = spans.flatMap((span) => without(span, inForce));
  return { kept, struck: spans.flatMap((span) => without(span, kept)), inForce };
}

export function countedMs({ spans, said }: Pick<CountedWork, 'spans' | 'said'>): number {
  return lengthMs(spans) + said.reduce((sum, { ms }) => sum + ms, 0);
}

/** Adds what the work machine counted. */
export function addWork<Kept extends Work>(work: Kept, span: WorkSpan, isElsewhere: boolean): Kept {
  return isElsewhere
    ? { ...work, elsewhere: addSpan(work.elsewhere ?? [], span) }
    : { ...work, spans: addSpan(work.spans, span) };
}

/** With what goes on, which is stored only when it ends. */
export function withProven<Kept extends Work>(work: Kept, { spans, elsewhere }: ProvenWork): Kept {
  const focused = spans.reduce((sum, span) => addWork(sum, span, false), work);
  return elsewhere.reduce((sum, span) => addWork(sum, span, true), focused);
}

export function hasWork({ spans, elsewhere, corrections }: Work): boolean {
  return [spans, elsewhere, corrections].some((list) => list !== undefined && list.length > 0);
}

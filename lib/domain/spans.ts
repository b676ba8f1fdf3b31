/** Stretches of time: adding, taking out, cutting at days. Half-open, sorted, without overlap. */
import { type LocalDay, nextDayBetween } from './local-day.ts';

/**
 * Half-open `[from, to)`, epoch ms. `frame`: the focus lay in a frame that cannot be seen into, and the machine's
 * input stood for the page's.
 */
export type WorkSpan = { from: number; to: number; frame?: true };

/** Adds a span to the ones known, so that no millisecond counts twice. */
export function addSpan(spans: readonly WorkSpan[], span: WorkSpan): WorkSpan[] {
  const sorted = [...spans, ...without(span, spans)].sort((a, b) => a.from - b.from);
  const merged: WorkSpan[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last && next.from === last.to && next.frame === last.frame) {
      merged[merged.length - 1] = { ...last, to: next.to };
    } else merged.push(next);
  }
  return merged;
}

/** What is left of a span when others are taken out of it. @param holes in any order */
export function without(span: WorkSpan, holes: readonly WorkSpan[]): WorkSpan[] {
  let parts = span.to > span.from ? [span] : [];
  for (const { from, to } of holes) {
    if (to <= from) continue;
    parts = parts.flatMap((part) => {
      if (to <= part.from || from >= part.to) return [part];
      return [
        { ...part, to: from },
        { ...part, from: to },
      ].filter((rest) => rest.to > rest.from);
    });
  }
  return parts;
}

export function lengthMs(spans: readonly WorkSpan[]): number {
  return spans.reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** A span that reaches over the start of a day is cut there. */
export function cutAtDays(span: WorkSpan, dayOf: (at: number) => LocalDay): WorkSpan[] {
  const { from, to } = span;
  if (dayOf(from) === dayOf(to - 1)) return [span];
  const cut = nextDayBetween(from, to - 1, dayOf);
  return [{ ...span, to: cut }, ...cutAtDays({ ...span, from: cut }, dayOf)];
}

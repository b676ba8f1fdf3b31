/**
 * Which instant a local time of a zone is. A skipped local time counts with the old offset (02:30 is 03:30), a
 * doubled one is its first. Exact for whole minutes from 1980 on: before, some zones were seconds apart from others.
 */
import { tzOffset } from '@date-fns/tz/tzOffset';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The closest two changes of one zone since 1980, foretold ones included, are a week apart. */
const stepMs = 5 * dayMs;

/** An offset and the end of its being in force, epoch ms. */
export type Offset = { offsetMs: number; untilMs: number };

/** The offsets of a zone (IANA name) from one instant to another, in order; the last is without end. */
export function offsetsBetween(timeZone: string, from: number, to: number): Offset[] {
  const offsetAt = (at: number) => tzOffset(timeZone, new Date(at)) * minuteMs;
  const offsets: Offset[] = [];
  // The clocks change at whole minutes: the search goes from one to another.
  const first = Math.floor(from / minuteMs) * minuteMs;
  let offsetMs = offsetAt(first);
  for (let at = first; at < to; at += stepMs) {
    const nextMs = offsetAt(at + stepMs);
    if (nextMs === offsetMs) continue;
    let [before, after] = [at, at + stepMs];
    while (after - before > minuteMs) {
      const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
      if (offsetAt(middle) === offsetMs) before = middle;
      else after = middle;
    }
    offsets.push({ offsetMs, untilMs: after });
    offsetMs = nextMs;
  }
  return [...offsets, { offsetMs, untilMs: Number.POSITIVE_INFINITY }];
}

/** @param localMs the local date and time, as epoch ms as if it were UTC */
export function instantOf(localMs: number, offsets: readonly Offset[]): number {
  let earlier: Offset | undefined;
  for (const offset of offsets) {
    const at = localMs - offset.offsetMs;
    if (at < offset.untilMs) return earlier && at < earlier.untilMs ? localMs - earlier.offsetMs : at;
    earlier = offset;
  }
  return Number.NaN;
}

/** The same, of one zone. */
export function instantIn(timeZone: string, localMs: number): number {
  return instantOf(localMs, offsetsBetween(timeZone, localMs - 2 * dayMs, localMs + 2 * dayMs));
}

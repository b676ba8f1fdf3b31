/**
 * Business time: what a schedule is, and how much of it lies between two instants.
 *
 * A schedule is compiled, a stretch of days at a time and only where a question falls, to sorted UTC intervals with
 * running totals, so a question is a binary search. Real time elapsed: an open day has 23 h or 25 h when the clocks
 * change. A skipped local time counts with the old offset (02:30 is 03:30), a doubled one is its first. A shift
 * belongs to the date on which it starts; shifts that reach into each other count once. An override beats a
 * holiday, a holiday the weekday; breaks are cut out last, by their own date, from whatever is open then.
 */
import { tzName } from '@date-fns/tz/tzName';
import { type Checked, list, object, optional, record, text } from './check.ts';
import { instantIn, instantOf, offsetsBetween } from './local-time.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** `HH:MM` as ms after midnight; 24:00 is the largest. */
function timeMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * minuteMs;
}

/** From and to as ms after the midnight of the date that they stand under. */
type Hours = [fromMs: number, toMs: number];

export function hoursOf([from, to]: readonly [string, string]): Hours {
  const [fromMs, toMs] = [timeMs(from), timeMs(to)];
  return [fromMs, toMs > fromMs ? toMs : toMs + dayMs];
}

export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

export function isZone(name: string): boolean {
  try {
    // It throws where `tzOffset` would guess.
    return tzName(name, new Date(0)) !== undefined;
  } catch {
    return false;
  }
}

const time = text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/ });
const date = text({ pattern: { test: isDate } });
const twoTimes = list(time, { min: 2, max: 2 });
const interval = (value: unknown, path?: string) => twoTimes(value, path) as [from: string, to: string];
const intervals = list(interval);

/**
 * Times are `HH:MM`, dates `YYYY-MM-DD`, yearly holidays `MM-DD`. An end not after its start is on the next day.
 * A lunch break of every day is the gap between two intervals; `breaks` are those of single dates.
 * `validFrom`: in force from 00:00 of that day in its own zone.
 * This much holds of one that is stored; what people enter has to keep the rules of `schedule-rules.ts`.
 */
export const schedule = object({
  timeZone: text({ pattern: { test: isZone } }),
  hours: object({
    mon: intervals,
    tue: intervals,
    wed: intervals,
    thu: intervals,
    fri: intervals,
    sat: intervals,
    sun: intervals,
  }),
  holidays: list(date),
  yearlyHolidays: list(text()),
  overrides: record(intervals),
  breaks: record(intervals),
  validFrom: optional(date),
});
export type Schedule = Checked<typeof schedule>;

/** All instants are epoch ms, all intervals half-open. */
export type BusinessClock = {
  /** Open time between two instants; 0 when they are reversed. */
  elapsedMs(from: number, to: number): number;
  /**
   * The first instant at which that much open time has passed since `from`, which may be the instant of closing;
   * for 0, the first open instant. `undefined`: not before the horizon's end.
   */
  add(from: number, durationMs: number): number | undefined;
  isOpen(at: number): boolean;
  /** That of the version in force at an instant. */
  timeZoneAt(at: number): string;
};

/** `total`: the open time up to its end, counted from where the first compiled chunk begins. */
type OpenInterval = { from: number; to: number; total: number };

/** A stretch of days, compiled: what is open in it, and the open time up to its start and up to its end. */
type Chunk = { intervals: OpenInterval[]; before: number; after: number };

const chunkMs = 400 * dayMs;
const chunkCount = 200;
const firstFrom = Date.UTC(1980, 0, 1);

/** Nothing is open before 1980 or after 2198, so that `add` ends and a wrong instant costs little. */
export const horizon = { from: firstFrom, to: firstFrom + chunkCount * chunkMs };

/**
 * One schedule, or its versions in any order: a span is counted piecewise, each piece under the version in force.
 * The first version also governs what was before it; of two from the same day, the later in the list is in force.
 */
export function compileSchedule(schedules: Schedule | readonly Schedule[]): BusinessClock {
  const versions = [schedules].flat().map(versionOf);
  versions.sort((a, b) => a.from - b.from);
  const [first] = versions;
  if (!first) throw new RangeError('no schedule');
  const chunks = new Map<number, Chunk>();
  let anchor: number | undefined;

  /** Compiled chunks are an unbroken row around the first one that was asked for, so that totals run through. */
  function chunkAt(index: number): Chunk {
    const known = chunks.get(index);
    if (known) return known;
    anchor ??= index;
    const from = firstFrom + index * chunkMs;
    const spans = openSpans(edgesBetween(versions, from, from + chunkMs));
    const openMs = spans.reduce((sum, span) => sum + span.to - span.from, 0);
    let before = 0;
    if (index > anchor) before = chunkAt(index - 1).after;
    if (index < anchor) before = chunkAt(index + 1).before - openMs;
    let total = before;
    const intervals = spans.map((span) => {
      total += span.to - span.from;
      return { ...span, total };
    });
    const chunk = { intervals, before, after: total };
    chunks.set(index, chunk);
    return chunk;
  }

  function openUntil(at: number): number {
    const { intervals, before } = chunkAt(indexOf(at));
    const lastBegun = intervals[firstIndex(intervals, ({ from }) => from > at) - 1];
    return lastBegun ? lastBegun.total - Math.max(0, lastBegun.to - at) : before;
  }

  function add(from: number, durationMs: number): number | undefined {
    const target = openUntil(from) + Math.max(0, durationMs);
    const isReached = (total: number) => (durationMs > 0 ? total >= target : total > target);
    for (let index = indexOf(from); index < chunkCount; index++) {
      const { intervals } = chunkAt(index);
      const reached = intervals[firstIndex(intervals, ({ total }) => isReached(total))];
      if (reached) return reached.to - (reached.total - target);
    }
    return undefined;
  }

  return {
    elapsedMs: (from, to) => (to <= from ? 0 : openUntil(to) - openUntil(from)),
    add,
    isOpen: (at) => add(at, 0) === at,
    timeZoneAt: (at) => (versions.findLast(({ from }) => from <= at) ?? first).timeZone,
  };
}

/** The chunk that an instant lies in; beyond the horizon, the nearest. */
function indexOf(at: number): number {
  return Math.min(Math.max(Math.floor((at - firstFrom) / chunkMs), 0), chunkCount - 1) || 0;
}

/** Where, on a list on which the answer turns from no to yes once, it does. */
function firstIndex<T>(list: readonly T[], isYes: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isYes(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What stands under a date, once for all dates, and from when on. */
type Version = {
  timeZone: string;
  from: number;
  hoursOn(date: string, weekday: number): Hours[];
  breaksOn(date: string): Hours[];
};

function versionOf({ timeZone, hours, validFrom, ...dates }: Schedule): Version {
  const week = weekdays.map((day) => hours[day].map(hoursOf));
  const holidays = new Set([...dates.holidays, ...dates.yearlyHolidays]);
  const overrides = hoursByDate(dates.overrides);
  const breaks = hoursByDate(dates.breaks);
  return {
    timeZone,
    from: validFrom ? instantIn(timeZone, Date.parse(`${validFrom}T00:00:00Z`)) : Number.NEGATIVE_INFINITY,
    hoursOn(date, weekday) {
      const isHoliday = holidays.has(date) || holidays.has(date.slice(5));
      return overrides.get(date) ?? (isHoliday ? [] : (week[weekday] ?? []));
    },
    breaksOn: (date) => breaks.get(date) ?? [],
  };
}

function hoursByDate(dates: Schedule['overrides']): Map<string, Hours[]> {
  return new Map(Object.entries(dates).map(([date, list]) => [date, list.map(hoursOf)]));
}

/** Where hours or a break begin or end. */
type Edge = { at: number; kind: 'hours' | 'breaks'; step: 1 | -1 };

/** What the versions open and cut between two instants, each while it is in force. */
function edgesBetween(versions: readonly Version[], from: number, to: number): Edge[] {
  return versions.flatMap((version, index) => {
    const start = index === 0 ? from : Math.max(from, version.from);
    const end = Math.min(to, versions[index + 1]?.from ?? to);
    return start < end ? edgesOf(version, start, end) : [];
  });
}

function edgesOf({ timeZone, hoursOn, breaksOn }: Version, start: number, end: number): Edge[] {
  const edges: Edge[] = [];
  // Hours that stand under a date reach up to two days on, and its midnight lies up to a day from that of UTC.
  const firstDay = Math.floor(start / dayMs) - 2;
  const lastDay = Math.floor(end / dayMs) + 1;
  const offsets = offsetsBetween(timeZone, (firstDay - 1) * dayMs, (lastDay + 3) * dayMs);
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * dayMs;
    const push = (kind: Edge['kind'], list: Hours[]) => {
      for (const [fromMs, toMs] of list) {
        const from = Math.max(start, instantOf(midnight + fromMs, offsets));
        const to = Math.min(end, instantOf(midnight + toMs, offsets));
        if (from < to) edges.push({ at: from, kind, step: 1 }, { at: to, kind, step: -1 });
      }
    };
    // Hours of a date that the zone left out altogether would open the next one's.
    if (instantOf(midnight, offsets) === instantOf(midnight + dayMs, offsets)) continue;
    const date = new Date(midnight);
    const name = date.toISOString().slice(0, 10);
    push('hours', hoursOn(name, (date.getUTCDay() + 6) % 7));
    push('breaks', breaksOn(name));
  }
  return edges;
}

/** What is open and not cut, in order, nothing twice. Spans may touch, and be empty where two edges meet. */
function openSpans(edges: Edge[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  const running = { hours: 0, breaks: 0 };
  let since: number | undefined;
  edges.sort((a, b) => a.at - b.at);
  for (const { at, kind, step } of edges) {
    running[kind] += step;
    if (running.hours > 0 && running.breaks === 0) since ??= at;
    else if (since !== undefined) {
      spans.push({ from: since, to: at });
      since = undefined;
    }
  }
  return spans;
}

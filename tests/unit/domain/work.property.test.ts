/** What holds for every day of work, whatever pages, machine and agent do, in whatever order it comes to the worker. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttentionReport, notice, type Signal, startAttention } from '../../../lib/domain/attention.ts';
import { lengthMs, type WorkSpan } from '../../../lib/domain/spans.ts';
import {
  limitsOf,
  noWork,
  type Report,
  step,
  type WorkEvent,
  type WorkState,
} from '../../../lib/domain/work.ts';
import { run, type Worked } from './workday.ts';

type Told = {
  gapMs: number;
  page: 'p1' | 'p2' | 'p3' | 'machine';
  signal: Signal['type'];
  ticket: 'A' | 'B' | undefined;
  isAttended: boolean;
  isFrame: boolean;
  machine: 'idle' | 'locked' | 'paused' | 'resumed' | 'started' | 'split';
  jumpMs: number;
};

const anyTold: fc.Arbitrary<Told> = fc.record({
  gapMs: fc.oneof(fc.nat(20_000), fc.nat(20_000), fc.nat(300_000)),
  page: fc.constantFrom('p1', 'p1', 'p2', 'p2', 'p3', 'machine'),
  signal: fc.constantFrom('look', 'input', 'input', 'beat', 'beat', 'leave', 'shown'),
  ticket: fc.constantFrom('A', 'A', 'B', undefined),
  isAttended: fc.constantFrom(true, true, true, false),
  isFrame: fc.constantFrom(false, false, false, true),
  machine: fc.constantFrom('idle', 'locked', 'paused', 'resumed', 'resumed', 'started', 'split'),
  jumpMs: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -400_000, max: 400_000 }) },
  ),
});

const startMs = 10_000_000;

/** Every page notices what it notices; `jumps`: whether the clock on the wall is set now and then. */
function lived(all: readonly Told[], jumps: boolean): WorkEvent[] {
  const pages = new Map<string, ReturnType<typeof startAttention>>();
  let [at, upMs] = [startMs, 0];
  return all.flatMap(({ gapMs, page, signal, ticket, isAttended, isFrame, machine, jumpMs }): WorkEvent[] => {
    upMs += gapMs;
    at = Math.max(0, at + gapMs + (jumps ? jumpMs : 0));
    if (page === 'machine')
      return [machine === 'idle' ? { type: machine, at, inputAt: at - 60_000 } : { type: machine, at }];
    const glance = { at, upMs, isAttended, isFrame };
    const before =
      pages.get(page) ??
      notice(startAttention(glance), { ...glance, isAttended: false, type: 'shown', ticket: 'A' }).page;
    const { page: after, reports } = notice(before, { ...glance, type: signal, ticket } as Signal);
    pages.set(page, after);
    return reports.map((report) => reportOf(report, page));
  });
}

function reportOf({ ticket, ...report }: AttentionReport, source: string): Report {
  return { type: 'report', connection: 'c1', ticket, source, ...report };
}

const anyDay = fc.array(anyTold, { minLength: 1, maxLength: 80 });
const anyLimits = fc.integer({ min: 15_000, max: 900_000 }).map((idleLimitMs) => limitsOf({ idleLimitMs }));

/** By what was counted, as it was counted: nothing is merged here that the machine did not merge. */
function countedIn(
  events: readonly WorkEvent[],
  under: ReturnType<typeof limitsOf>,
): { spans: WorkSpan[]; state: WorkState } {
  let state = noWork;
  const spans: WorkSpan[] = [];
  for (const event of events) {
    const next = step(state, event, under);
    state = next.state;
    spans.push(...next.counted.map(({ span }) => span));
  }
  return { spans: spans.sort((a, b) => a.from - b.from || a.to - b.to), state };
}

/** Every instant that an event speaks of. */
function hull(events: readonly WorkEvent[]): [number, number] {
  const instants = events.flatMap((event) => [
    event.at,
    ...('inputFrom' in event && event.inputFrom !== undefined ? [event.inputFrom] : []),
  ]);
  return [Math.min(...instants), Math.max(...instants)];
}

function holdsTogether(events: readonly WorkEvent[], under: ReturnType<typeof limitsOf>): void {
  const { spans } = countedIn(events, under);
  const [first, last] = hull(events);
  for (const [index, span] of spans.entries()) {
    expect(span.from).toBeLessThan(span.to);
    expect(span.from).toBeGreaterThanOrEqual(first);
    expect(span.to).toBeLessThanOrEqual(last);
    const next = spans[index + 1];
    if (next) expect(span.to).toBeLessThanOrEqual(next.from);
  }
  expect(lengthMs(spans)).toBeLessThanOrEqual(last - first);
}

const told = ({ spans, elsewhere, state }: Worked) => ({ spans, elsewhere, state });
const seen = { numRuns: 1000 };

describe.each([
  ['any day', false],
  ['any day on which the clock is set', true],
])('%s', (_, jumps) => {
  const anyEvents = anyDay.map((all) => lived(all, jumps)).filter((events) => events.length > 0);

  it('counts no second for two tickets, none outside what was told, and no more than went by', () => {
    fc.assert(fc.property(anyEvents, anyLimits, holdsTogether), seen);
  });

  it('does so in whatever order its events come', () => {
    const anyOrder = anyEvents.chain((events) =>
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
    );
    fc.assert(fc.property(anyOrder, anyLimits, holdsTogether), seen);
  });

  it('a report that comes again, with all before it, changes nothing', () => {
    const anyReplay = anyEvents.chain((all) => {
      const events = all.filter(({ type }) => type === 'report');
      return fc.nat(events.length).map((length) => ({ events, length }));
    });
    fc.assert(
      fc.property(anyReplay, anyLimits, ({ events, length }, under) => {
        const replayed = [...events.slice(0, length), ...events.slice(0, length), ...events.slice(length)];
        expect(told(run(replayed, under))).toEqual(told(run(events, under)));
      }),
      seen,
    );
  });

  it('the worker may be stopped between any two', () => {
    fc.assert(
      fc.property(anyEvents, anyLimits, (events, under) => {
        let stored = JSON.stringify(noWork);
        for (const event of events) stored = JSON.stringify(step(JSON.parse(stored), event, under).state);
        expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(run(events, under).state)));
      }),
      seen,
    );
  });
});

describe('a day on which nothing is wrong', () => {
  it('counts all of it but idleness: an agent who types every ten seconds, in whatever tab', () => {
    const anyTabs = fc.array(fc.tuple(fc.constantFrom('p1', 'p2', 'p3'), fc.integer({ min: 1, max: 40 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(anyTabs, (visits) => {
        const { events, workedMs } = typing(visits);
        const { spans, elsewhere } = run(events);
        expect(lengthMs(Object.values(spans).flat())).toBe(workedMs);
        expect(elsewhere).toEqual({});
      }),
      { numRuns: 300 },
    );
  });
});

describe('a worker that is stopped over reports, which their pages send again', () => {
  const anyVisits = fc.array(
    fc.record({
      page: fc.constantFrom('p1', 'p2', 'p3', undefined),
      seconds: fc.integer({ min: 1, max: 40 }),
      lateMs: fc.oneof(fc.constant(0), fc.nat(14_000)),
      overlapMs: fc.nat(50),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('counts for every ticket what it counts when none is late, but for what the pages themselves disagree on', () => {
    fc.assert(
      fc.property(anyVisits, (visits) => {
        const reports = glanced(visits);
        const workedMs = (events: readonly WorkEvent[]) => {
          const { spans } = run([...events, { type: 'ended', at: startMs + 1_000_000 }]);
          return (page: string) => lengthMs(spans[page] ?? []);
        };
        const [late, inTime] = [asTheyCome(reports), reports.map(({ report }) => report)].map(workedMs);
        const overlapMs = visits.reduce((sum, visit) => sum + visit.overlapMs, 0);
        for (const page of ['p1', 'p2', 'p3'])
          expect(Math.abs((late?.(page) ?? 0) - (inTime?.(page) ?? 0)), page).toBeLessThanOrEqual(overlapMs);
      }),
      seen,
    );
  });
});

/** Pages that each show a ticket of their own name, and what they report of what they notice. */
function createPages() {
  const pages = new Map<string, ReturnType<typeof startAttention>>();
  return (source: string, signal: 'look' | 'input' | 'beat', isAttended: boolean, at: number): Report[] => {
    const glance = { at, upMs: at, isAttended, isFrame: false };
    const before =
      pages.get(source) ??
      notice(startAttention(glance), { ...glance, isAttended: false, type: 'shown', ticket: source }).page;
    const { page, reports } = notice(before, { ...glance, type: signal });
    pages.set(source, page);
    return reports.map((report) => reportOf(report, source));
  };
}

/** `overlapMs`: how long after the next page was turned to this one notices. */
type Visit = { page: string | undefined; seconds: number; lateMs: number; overlapMs: number };

/** Looked at one after the other, or away from all of them, with a key every second. */
function glanced(visits: readonly Visit[]): { report: Report; lateMs: number }[] {
  const all: { report: Report; lateMs: number }[] = [];
  const notices = createPages();
  const tell = (
    { page, lateMs }: Visit,
    signal: 'look' | 'input' | 'beat',
    isAttended: boolean,
    at: number,
  ) => {
    if (page) all.push(...notices(page, signal, isAttended, at).map((report) => ({ report, lateMs })));
  };
  let at = startMs;
  for (const [index, visit] of visits.entries()) {
    tell(visit, 'look', true, at);
    const before = visits[index - 1];
    if (before && before.page !== visit.page) tell(before, 'look', false, at + before.overlapMs);
    for (let second = 1; second <= visit.seconds; second += 1) {
      at += 1000;
      tell(visit, 'input', true, at);
      if ((at - startMs) % 15_000 === 0) tell(visit, 'beat', true, at);
    }
  }
  const last = visits.at(-1);
  if (last) tell(last, 'look', false, at);
  return all;
}

/** A page sends its reports one after the other: what follows a late one is late too. */
function asTheyCome(all: readonly { report: Report; lateMs: number }[]): Report[] {
  const lastOf = new Map<string, number>();
  return all
    .map(({ report, lateMs }) => {
      const comesAt = Math.max(report.at + lateMs, lastOf.get(report.source) ?? 0);
      lastOf.set(report.source, comesAt);
      return { report, comesAt };
    })
    .sort((a, b) => a.comesAt - b.comesAt)
    .map(({ report }) => report);
}

/** Visits one after the other, each of so many tens of seconds, with a key every ten and a heartbeat every fifteen. */
function typing(visits: readonly (readonly [string, number])[]): { events: WorkEvent[]; workedMs: number } {
  const events: WorkEvent[] = [];
  const notices = createPages();
  let at = startMs;
  const tell = (source: string, signal: 'look' | 'input' | 'beat', isAttended: boolean) => {
    events.push(...notices(source, signal, isAttended, at));
  };
  for (const [index, [source, tens]] of visits.entries()) {
    tell(source, 'look', true);
    for (let second = 1; second <= tens * 10; second += 1) {
      at += 1000;
      if (second % 10 === 0) tell(source, 'input', true);
      if ((at - startMs) % 15_000 === 0) tell(source, 'beat', true);
    }
    if (visits[index + 1]?.[0] !== source) tell(source, 'look', false);
  }
  return { events, workedMs: at - startMs };
}

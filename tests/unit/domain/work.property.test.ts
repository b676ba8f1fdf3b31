/** What holds for every day of work, whatever the pages report. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attention,
  attend,
  maxSilenceMs,
  type OpenSpan,
  type WorkLimits,
} from '../../../lib/domain/work.ts';
import { run, type Worked } from './workday.ts';

const anyReport = fc.record({
  gapMs: fc.oneof(fc.nat(20_000), fc.nat(300_000)),
  inputAgoMs: fc.oneof(fc.constant(0), fc.nat(200_000)),
  tab: fc.constantFrom('t1', 't2', 't3'),
  ticket: fc.constantFrom('A', 'B'),
  state: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'away' as const),
});
const anyLimits = fc.record({
  idleLimitMs: fc.integer({ min: 15_000, max: 900_000 }),
  maxSilenceMs: fc.constant(maxSilenceMs),
});
const startMs = 1_000_000;
/** Any pages, any gaps, in order. */
const anyDay = fc.array(anyReport, { minLength: 1, maxLength: 60 }).map((told) => {
  let at = startMs;
  return told.map(({ gapMs, inputAgoMs, tab, ticket, state }): Attention => {
    at += gapMs;
    return { connection: 'c1', ticket, source: tab, at, inputAt: at - inputAgoMs, state };
  });
});
const allSpans = ({ spans }: Worked) =>
  Object.values(spans)
    .flat()
    .sort((a, b) => a.from - b.from);

describe('any day in order', () => {
  const holds = (check: (reports: Attention[], under: WorkLimits) => void) =>
    fc.assert(fc.property(anyDay, anyLimits, check), { numRuns: 500 });

  it('counts no second for two tickets, and no more than went by', () => {
    holds((reports, under) => {
      const spans = allSpans(run(reports, under));
      for (const [index, span] of spans.entries()) {
        expect(span.from).toBeLessThan(span.to);
        const next = spans[index + 1];
        if (next) expect(span.to).toBeLessThanOrEqual(next.from);
      }
      const wallMs = (reports.at(-1)?.at ?? 0) - (reports[0]?.at ?? 0);
      expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(wallMs);
    });
  });

  it('counts nothing before the first report or after the last', () => {
    holds((reports, under) => {
      for (const { from, to } of allSpans(run(reports, under))) {
        expect(from).toBeGreaterThanOrEqual(reports[0]?.at ?? 0);
        expect(to).toBeLessThanOrEqual(reports.at(-1)?.at ?? 0);
      }
    });
  });

  it('a report repeated changes nothing', () => {
    holds((reports, under) => {
      let open: OpenSpan | undefined;
      for (const next of reports) {
        open = attend(open, next, under).open;
        expect(attend(open, next, under)).toEqual(open ? { open } : {});
      }
    });
  });

  it('the worker may be stopped between any two reports', () => {
    holds((reports, under) => {
      let stored: string | undefined;
      for (const next of reports) {
        const before = stored === undefined ? undefined : (JSON.parse(stored) as OpenSpan);
        const { open } = attend(before, next, under);
        stored = open && JSON.stringify(open);
      }
      expect(stored && JSON.parse(stored)).toEqual(run(reports, under).open);
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Deadline } from '../../../lib/domain/deadlines.ts';
import { defaultNudges, type NudgeSettings, nudgeSettings, planNudges } from '../../../lib/domain/nudges.ts';
import { compileSchedule } from '../../../lib/domain/schedule.ts';
import { nineToFive } from './schedules.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A Monday. */
const noon = Date.parse('2026-03-02T12:00:00Z');

const due = (ticket: string, inMs: number, over: Partial<Deadline> = {}): Deadline => ({
  connection: 'c1',
  ticket,
  for: 'first-reply',
  metric: 'first-response-time',
  clock: 'calendar',
  limitMs: 2 * hour,
  since: noon + inMs - 2 * hour,
  dueAt: noon + inMs,
  leftMs: inMs,
  ...over,
});
const both: NudgeSettings = { badge: true, notify: true, leadMs: 15 * minute };
const hours = compileSchedule(nineToFive);
type Over = { settings?: NudgeSettings; shift?: boolean; told?: Record<string, number>; now?: number };

/** `<soon>/<missed> tell <tickets> look <minutes from now>` */
function planned(
  deadlines: Deadline[],
  { settings = both, shift = false, told = {}, now = noon }: Over = {},
) {
  const { soon, missed, toTell, lookAt } = planNudges(
    deadlines,
    settings,
    shift ? hours : undefined,
    ({ ticket }) => told[ticket],
    now,
  );
  const look = lookAt === undefined ? 'never' : `${(lookAt - now) / minute}`;
  return `${soon}/${missed} tell ${toTell.map(({ ticket }) => ticket).join(' ') || '-'} look ${look}`;
}

describe('whom to tell, and when to look next', () => {
  const saturday = Date.parse('2026-03-07T12:00:00Z') - noon;
  it.each<[string, Deadline[], Over, string]>([
    ['nothing waits', [], {}, '0/0 tell - look never'],
    ['far away: when the lead begins', [due('5', 45 * minute)], {}, '0/0 tell - look 30'],
    ['within the lead', [due('5', 10 * minute)], {}, '1/0 tell 5 look 1'],
    ['the first instant of the lead', [due('5', 15 * minute)], {}, '1/0 tell 5 look 1'],
    ['told already: at the limit', [due('5', 10 * minute)], { told: { '5': noon } }, '1/0 tell - look 10'],
    [
      'told of what waited before, and the customer wrote again',
      [due('5', 10 * minute)],
      { told: { '5': noon - 3 * hour } },
      '1/0 tell 5 look 1',
    ],
    ['at the limit it is missed, and nobody is told', [due('5', 0)], {}, '0/1 tell - look never'],
    ['missed', [due('5', -hour), due('6', 5 * minute)], {}, '1/1 tell 6 look 1'],
    ['never sooner than in a minute', [due('5', 15 * minute + 1_000)], {}, '0/0 tell - look 1'],
    [
      'both off',
      [due('5', minute)],
      { settings: { ...both, badge: false, notify: false } },
      '0/0 tell - look never',
    ],
    ['the icon alone', [due('5', 10 * minute)], { settings: defaultNudges }, '1/0 tell - look 10'],
    [
      'notifications alone',
      [due('5', 10 * minute)],
      { settings: { ...both, badge: false } },
      '0/0 tell 5 look 1',
    ],
    ['in the shift', [due('5', 10 * minute)], { shift: true }, '1/0 tell 5 look 1'],
    [
      'while something is near, the end of the shift is noticed within a quarter of an hour',
      [due('5', -hour)],
      { shift: true },
      '0/1 tell - look 15',
    ],
    [
      'outside the shift it is quiet until it opens',
      [due('5', saturday + 5 * minute)],
      { shift: true, now: noon + saturday },
      '0/0 tell - look 2700',
    ],
  ])('%s', (_, deadlines, over, expected) => {
    expect(planned(deadlines, over)).toBe(expected);
  });

  test('looking whenever it says tells each once, in its lead, and never in between for nothing', () => {
    const times = fc.array(fc.integer({ min: -2 * hour, max: 6 * hour }), { maxLength: 20 });
    fc.assert(
      fc.property(times, fc.boolean(), (all, shift) => {
        const deadlines = all.map((inMs, index) => due(String(index), inMs));
        const told: Record<string, number> = {};
        let now = noon;
        let looks = 0;
        for (;;) {
          const plan = planNudges(
            deadlines,
            both,
            shift ? hours : undefined,
            ({ ticket }) => told[ticket],
            now,
          );
          for (const { ticket, dueAt } of plan.toTell) {
            expect(told).not.toHaveProperty(ticket);
            expect(now).toBeLessThan(dueAt);
            expect(now).toBeGreaterThanOrEqual(dueAt - both.leadMs);
            told[ticket] = now;
          }
          looks += 1;
          if (plan.lookAt === undefined || plan.lookAt > noon + 12 * hour) break;
          expect(plan.lookAt).toBeGreaterThanOrEqual(now + minute);
          now = plan.lookAt;
        }
        const tellable = all.flatMap((inMs, index) =>
          inMs > minute && inMs < 5 * hour ? [String(index)] : [],
        );
        for (const ticket of tellable) expect(told).toHaveProperty(ticket);
        expect(looks).toBeLessThanOrEqual(3 * all.length + (shift ? 30 : 1));
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  [{ badge: true, notify: false, leadMs: 900_000 }, true],
  [{ badge: true, notify: false, leadMs: 59_999 }, false],
  [{ badge: true, notify: 'yes', leadMs: 900_000 }, false],
  [{ badge: true, leadMs: 900_000 }, false],
])('what is stored of the choices: %o', (stored, fits) => {
  const check = () => nudgeSettings(stored);
  if (fits) expect(check()).toEqual(stored);
  else expect(check).toThrow();
});

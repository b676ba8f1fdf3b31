import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type BehindLog,
  begin,
  behindLog,
  emptyLog,
  freeFrom,
  mayNudge,
  pauseMs,
  type RereadingEnd,
  type RereadingFacts,
  rereadingsOf,
  settle,
} from '../../../lib/domain/rereading.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-03-02T12:00:00Z');

const facts = (over: Partial<RereadingFacts> = {}): RereadingFacts => ({
  open: [],
  deadlines: [],
  verdicts: [],
  readAt: new Map(),
  ...over,
});
/** `<ticket> <why> <minutes from now>` */
const told = (known: RereadingFacts, notBefore: Record<string, number> = {}) =>
  rereadingsOf(known, { notBefore }, now).map(
    ({ ticket, reason, at }) => `${ticket} ${reason} ${(at - now) / minute}`,
  );
const read = (...times: [string, number][]) => new Map(times.map(([id, agoMs]) => [id, now - agoMs]));
const open = (...tickets: string[]) => tickets.map((ticket) => ({ ticket }));

describe('what is to be read again', () => {
  it.each<[string, RereadingFacts, Record<string, number>, string[]]>([
    ['nothing', facts(), {}, []],
    ['open, read an hour ago', facts({ open: open('5'), readAt: read(['5', hour]) }), {}, ['5 daily 1140']],
    ['open, read yesterday', facts({ open: open('5'), readAt: read(['5', 21 * hour]) }), {}, ['5 daily -60']],
    [
      'near its limit',
      facts({ deadlines: [{ ticket: '5', dueAt: now + 30 * minute }], readAt: read(['5', 12 * minute]) }),
      {},
      ['5 near-limit -2'],
    ],
    [
      'near its limit, read just now',
      facts({ deadlines: [{ ticket: '5', dueAt: now + 30 * minute }], readAt: read(['5', 0]) }),
      {},
      ['5 near-limit 10'],
    ],
    [
      'its limit is hours away: an hour before it',
      facts({ deadlines: [{ ticket: '5', dueAt: now + 3 * hour }], readAt: read(['5', 0]) }),
      {},
      ['5 near-limit 120'],
    ],
    [
      'missed half an hour ago',
      facts({ deadlines: [{ ticket: '5', dueAt: now - hour / 2 }], readAt: read(['5', hour]) }),
      {},
      ['5 near-limit -50'],
    ],
    [
      'missed long ago: once a day, like any other',
      facts({
        open: open('5'),
        deadlines: [{ ticket: '5', dueAt: now - 2 * hour }],
        readAt: read(['5', 3 * hour]),
      }),
      {},
      ['5 daily 1020'],
    ],
    [
      'a verdict fell due',
      facts({ verdicts: [{ ticket: '7', dueAt: now - 3 * hour }], readAt: read(['7', day]) }),
      {},
      ['7 verdict-due -180'],
    ],
    [
      'by urgency, not by how long it is due',
      facts({
        open: open('1', '5'),
        deadlines: [{ ticket: '5', dueAt: now + minute }],
        verdicts: [{ ticket: '7', dueAt: now - 9 * hour }],
        readAt: read(['1', 9 * day], ['5', 11 * minute]),
      }),
      {},
      ['5 near-limit -1', '7 verdict-due -540', `1 daily ${-(9 * day - 20 * hour) / minute}`, '5 daily 1189'],
    ],
    [
      'what could not be read is left alone',
      facts({ verdicts: [{ ticket: '7', dueAt: now - hour }] }),
      { '7': now + 5 * minute },
      ['7 verdict-due 5'],
    ],
  ])('%s', (_, known, notBefore, expected) => {
    expect(told(known, notBefore)).toEqual(expected);
  });
});

const today = '2026-03-02';
const started = (at = now, log: BehindLog = emptyLog) =>
  begin(log, { ticket: '5', reason: 'daily' }, at, today);

describe('the budget', () => {
  test('one at a time: the next a minute after the end of the last', () => {
    const running = started();
    expect(freeFrom(running, now + minute)).toBeGreaterThan(now + minute);
    const ended = settle(running, { ticket: '5' }, now + 2_000);
    expect(freeFrom(ended, now + 2_000)).toBe(now + 2_000 + minute);
    expect(freeFrom(ended, now + hour)).toBe(now + hour);
  });

  test('one whose end is never told holds up the others for three minutes, and itself for ten', () => {
    expect(freeFrom(started(), now)).toBe(now + 3 * minute);
    expect(started().notBefore).toEqual({ '5': now + 10 * minute });
  });

  it.each<[string, Partial<RereadingEnd>, number, number | undefined]>([
    ['read', {}, 1, 10],
    ['gone', { failure: 'not-found' }, 1, 24 * 60],
    ['forbidden', { failure: 'no-permission' }, 1, 24 * 60],
    ['never whole', { failure: 'incomplete' }, 1, 24 * 60],
    ['not understood', { failure: 'not-recognised' }, 1, 60],
    ['the ticket in front was being read', { failure: 'busy' }, 1, 0.5],
    ['too much', { failure: 'rate-limited', retryAt: now + 40 * minute }, 40, 10],
    ['too much, for a second', { failure: 'rate-limited', retryAt: now + 1_000 }, 1, 10],
    ['too much, it does not say for how long', { failure: 'rate-limited' }, 15, 10],
    ['nobody is signed in', { failure: 'logged-out' }, 15, 10],
    ['somebody else is', { failure: 'other-viewer' }, 15, 10],
    ['a server’s error', { failure: 'unreachable' }, 15, 75],
    ['a server’s error, it says for how long', { failure: 'unreachable', retryAt: now + 2 * hour }, 120, 180],
    ['not taken by the worker', { failure: 'bad-message' }, 15, 75],
  ])('%s: the helpdesk again in %d min, the ticket in %d', (_, end, freeMin, ticketMin) => {
    const ended = settle(started(), { ticket: '5', ...end }, now);
    expect((freeFrom(ended, now) - now) / minute).toBe(freeMin);
    expect(((ended.notBefore['5'] ?? 0) - now) / minute).toBe(ticketMin);
    expect(ended.today.counts).toEqual({ daily: 1, ...(end.failure && { [end.failure]: 1 }) });
  });

  test('one that always fails, however urgent, leaves room for the others', () => {
    const failing = { deadlines: [{ ticket: '5', dueAt: now + hour }], open: open('6', '7') };
    const begun: string[] = [];
    let log = emptyLog;
    for (let at = now; at < now + hour; at += minute) {
      const [first] = rereadingsOf(facts(failing), log, at);
      if (!first || first.at > at || freeFrom(log, at) > at) continue;
      begun.push(first.ticket);
      log = settle(
        begin(log, first, at, today),
        { ticket: first.ticket, ...(first.ticket === '5' && { failure: 'unreachable' }) },
        at,
      );
    }
    expect(begun.slice(0, 3)).toEqual(['5', '6', '7']);
    expect(begun.slice(3)).not.toContain('5');
  });

  test('a nudge waits for none, and holds up none', () => {
    const running = started();
    const asked = begin(running, { ticket: '6', reason: 'nudge' }, now + 1_000, today);
    expect(asked.freeAt).toBe(running.freeAt);
    expect(asked.today.counts).toEqual({ daily: 1, nudge: 1 });
    const ended = settle(asked, { ticket: '6' }, now + 2_000, 'nudge');
    expect(ended.freeAt).toBe(running.freeAt);
  });

  test('the next comes a minute after a nudge too', () => {
    const asked = begin(emptyLog, { ticket: '6', reason: 'nudge' }, now, today);
    expect(freeFrom(settle(asked, { ticket: '6' }, now, 'nudge'), now)).toBe(now + minute);
  });

  test('a refusal holds whatever ends meanwhile', () => {
    const end = { ticket: '5', failure: 'rate-limited', retryAt: now + 40 * minute };
    const refused = settle(started(), end, now);
    const ends: BehindLog[] = [
      settle(refused, { ticket: '6' }, now + minute, 'nudge'),
      settle(refused, { ticket: '6' }, now + minute),
      settle(refused, { ticket: '6', failure: 'unreachable' }, now + minute),
      settle(settle(started(), { ...end, ticket: '6' }, now, 'nudge'), { ticket: '5' }, now),
    ];
    expect(ends.map((log) => freeFrom(log, now + minute))).toEqual(ends.map(() => end.retryAt));
  });

  it.each<[string, BehindLog, number, boolean]>([
    ['nothing was tried', emptyLog, 0, true],
    ['one was just tried, and failed', settle(started(), { ticket: '5', failure: 'busy' }, now), 0, false],
    ['one was just tried, and its end is not known', started(), 0, false],
    ['one was just tried, and read', started(now - 3 * minute), now - 2 * minute, true],
    ['it was read before it was tried', started(now - 3 * minute), now - 4 * minute, false],
    ['it failed a while ago', started(now - 10 * minute), 0, true],
    ['it is gone', settle(started(now - hour), { ticket: '5', failure: 'not-found' }, now - hour), 0, false],
    ['another is under way', begin(emptyLog, { ticket: '6', reason: 'daily' }, now, today), 0, true],
    [
      'the helpdesk refused',
      settle(emptyLog, { ticket: '6', failure: 'rate-limited', retryAt: now + 1 }, now),
      now - 2 * minute,
      false,
    ],
    ['it may be asked again', settle(emptyLog, { ticket: '6', failure: 'logged-out' }, now - hour), 0, true],
    [
      'the clock was set back',
      settle(emptyLog, { ticket: '6', failure: 'logged-out' }, now + 9 * day),
      0,
      true,
    ],
  ])('a nudge may ask: %s', (_, log, readAt, may) => {
    expect(mayNudge(log, { ticket: '5', readAt }, now)).toBe(may);
  });

  test('that there was a notification is kept where the helpdesk’s clock is ahead', () => {
    const log = { ...emptyLog, told: { '6': now + minute, '7': now - 61 * day, '8': now + 2 * day } };
    expect(started(now, log).told).toEqual({ '6': now + minute });
  });

  test('a clock that was set back holds it up for no longer than a day', () => {
    const log = settle(started(), { ticket: '5', failure: 'rate-limited', retryAt: now + 40 * day }, now);
    expect(freeFrom(log, now)).toBe(now + pauseMs);
    const back = now - 30 * day;
    expect(freeFrom(started(), back)).toBe(back);
    expect(begin(started(), { ticket: '6', reason: 'daily' }, back, today).notBefore).not.toHaveProperty('5');
  });

  test('counts begin anew with the day', () => {
    const tomorrow = begin(started(), { ticket: '6', reason: 'verdict-due' }, now + day, '2026-03-03');
    expect(tomorrow.today).toEqual({ day: '2026-03-03', counts: { 'verdict-due': 1 } });
  });

  test('no more than 60 in any hour, whatever comes back, and what is kept stays small and in shape', () => {
    const end = fc.record(
      {
        failure: fc.constantFrom('rate-limited', 'not-found', 'logged-out', 'incomplete', 'busy'),
        retryAt: fc.integer({ min: now, max: now + day }),
      },
      { requiredKeys: [] },
    );
    const step = fc.record({ passMs: fc.integer({ min: 0, max: 5 * minute }), end: fc.option(end) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        let log = emptyLog;
        let at = now;
        const begun: number[] = [];
        for (const [index, { passMs, end }] of steps.entries()) {
          at += passMs;
          if (freeFrom(log, at) > at) continue;
          const ticket = String(index);
          log = begin(log, { ticket, reason: 'daily' }, at, today);
          begun.push(at);
          if (end) log = settle(log, JSON.parse(JSON.stringify({ ticket, ...end })), at);
        }
        for (const [index, from] of begun.entries()) {
          expect(begun.slice(index).filter((one) => one < from + hour).length).toBeLessThanOrEqual(60);
        }
        expect(behindLog(log)).toEqual(log);
        const held = Object.values(log.notBefore).filter((until) => until > at);
        expect(Object.keys(log.notBefore).length).toBeLessThanOrEqual(held.length + 60);
      }),
      { numRuns: 50 },
    );
  });
});

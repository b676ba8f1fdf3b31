import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../../lib/domain/corrections.ts';
import { type DayTicket, dayWorkOf, rangeOf, type Worked } from '../../../lib/domain/day-work.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { timeWorked } from '../../../lib/domain/metrics/time-worked.ts';
import { outcomeOf } from '../../../lib/domain/outcome.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { noWork, type WorkState } from '../../../lib/domain/work.ts';

const usual = defaultDefinitions('UTC');
const rules = rulesOf(usual);
const day = '2026-03-02';
const range = rangeOf(day, rules.dayOf);
const minuteMs = 60_000;
/** Minutes after nine. */
const at = (minutes: number) => Date.parse(`${day}T09:00:00Z`) + minutes * minuteMs;
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });
const made = (id: string, from: number, to: number, ms: number, over: Partial<Correction> = {}) =>
  ({ id, madeAt: at(100), from: at(from), to: at(to), ms, reason: 'other', ...over }) satisfies Correction;
const worked = (ticket: string, over: Partial<Worked>): Worked => ({
  connection: 'c1',
  ticket,
  spans: [],
  ...over,
});
const of = (records: Worked[], state: WorkState = noWork, definitions = usual, now = at(600)) =>
  dayWorkOf(records, state, range, definitions, now);
const only = (record: Partial<Worked>, definitions = usual) =>
  of([worked('7', record)], noWork, definitions).tickets[0] as DayTicket;

/** `12–18 focused`, in minutes after nine. */
const pieces = (ticket: DayTicket) =>
  ticket.pieces.map(({ from, to, kind, isStruck, isRunning }) =>
    [
      `${(from - at(0)) / minuteMs}–${(to - at(0)) / minuteMs} ${kind}`,
      isStruck && 'struck',
      isRunning && 'running',
    ]
      .filter(Boolean)
      .join(' '),
  );
const minutes = ({ countedMs, measuredMs, elsewhereMs }: DayTicket) =>
  [countedMs, measuredMs, elsewhereMs].map((ms) => ms / minuteMs);

describe('a ticket on a day: pieces, and counted, measured, elsewhere', () => {
  const spans = [span(0, 10), span(15, 20)];
  const elsewhere = [span(10, 15)];
  it.each<[string, Partial<Worked>, string[], [number, number, number]]>([
    ['measured', { spans }, ['0–10 focused', '15–20 focused'], [15, 15, 0]],
    [
      'elsewhere apart',
      { spans, elsewhere },
      ['0–10 focused', '10–15 elsewhere', '15–20 focused'],
      [15, 15, 5],
    ],
    [
      'not this ticket: the piece is struck',
      { spans, corrections: [made('a', 15, 20, 0)] },
      ['0–10 focused', '15–20 focused struck'],
      [10, 15, 0],
    ],
    [
      'all of the day, and what was worked after it',
      { spans: [...spans, span(30, 33)], corrections: [made('a', -540, 25, 7 * minuteMs)] },
      ['0–10 focused struck', '15–20 focused struck', '30–33 focused'],
      [10, 18, 0],
    ],
    [
      'a part of a span',
      { spans, elsewhere, corrections: [made('a', 5, 12, 0)] },
      ['0–5 focused', '5–10 focused struck', '10–15 elsewhere', '15–20 focused'],
      [10, 15, 5],
    ],
    [
      'nothing is struck by what was undone',
      { spans, corrections: [made('a', 0, 10, 0, { undoneAt: at(101) })] },
      ['0–10 focused', '15–20 focused'],
      [15, 15, 0],
    ],
    [
      'cut where the day begins and ends',
      {
        spans: [
          { from: at(-600), to: at(-530) },
          { from: at(890), to: at(910) },
        ],
      },
      ['-540–-530 focused', '890–900 focused'],
      [20, 20, 0],
    ],
    [
      'what was said of another day is not of this',
      { spans, corrections: [made('a', -700, -600, minuteMs)] },
      ['0–10 focused', '15–20 focused'],
      [15, 15, 0],
    ],
  ])('%s', (_, record, list, sums) => {
    const ticket = only(record);
    expect([pieces(ticket), minutes(ticket)]).toEqual([list, sums]);
  });

  it('elsewhere is in both, where it counts', () => {
    const counting = { ...usual, countsElsewhere: true };
    expect(minutes(only({ spans, elsewhere }, counting))).toEqual([20, 20, 5]);
    const corrected = only({ spans, elsewhere, corrections: [made('a', 5, 12, 0)] }, counting);
    expect(pieces(corrected)).toContain('10–12 elsewhere struck');
    expect(minutes(corrected)).toEqual([13, 20, 3]);
  });

  it('corrections: the newest first, with what was measured where they speak, and whether they hold', () => {
    const corrections = [
      made('old', 0, 10, 0, { madeAt: at(50) }),
      made('of the day', -540, 60, 12 * minuteMs),
      made('undone', 15, 20, 0, { madeAt: at(110), undoneAt: at(111) }),
    ];
    expect(
      only({ spans, corrections }).corrections.map(({ id, measuredMs, isInForce }) => [
        id,
        measuredMs / minuteMs,
        isInForce,
      ]),
    ).toEqual([
      ['undone', 5, false],
      ['of the day', 15, true],
      ['old', 10, false],
    ]);
  });
});

describe('a day', () => {
  it('the ticket worked on last comes first; one that was not worked on that day is not there', () => {
    const { tickets, countedMs } = of([
      worked('1', { spans: [span(0, 10)] }),
      worked('2', { spans: [span(20, 21)] }),
      worked('3', { spans: [{ from: range.to, to: range.to + 1000 }] }),
    ]);
    expect([tickets.map(({ ticket }) => ticket), countedMs]).toEqual([['2', '1'], 11 * minuteMs]);
  });

  const open = {
    connection: 'c1',
    ticket: '1',
    source: 'tab',
    from: at(10),
    inputAt: at(12),
    confirmedAt: at(12),
  };
  it.each<[string, WorkState, string[]]>([
    ['what goes on grows', { ...noWork, open }, ['0–10 focused', '10–12 focused running']],
    ['it is not yet on the record', noWork, ['0–10 focused']],
    ['nothing grows while paused', { ...noWork, open, pausedAt: at(11) }, ['0–10 focused']],
    ['of the same number elsewhere', { ...noWork, open: { ...open, connection: 'c2' } }, ['0–10 focused']],
    [
      'rested: it is there, and does not grow',
      { ...noWork, open: { ...open, from: at(5), inputAt: at(9.5), confirmedAt: at(11.9) } },
      ['0–10 focused'],
    ],
  ])('%s', (_, state, expected) => {
    const [ticket] = of(
      [worked('1', { spans: [{ ...span(0, 10), frame: true }] })],
      state,
      usual,
      at(12),
    ).tickets;
    expect(ticket && pieces(ticket)).toEqual(expected);
  });

  const anySpan = fc
    .tuple(fc.integer({ min: -700, max: 1000 }), fc.integer({ min: 1, max: 90 }))
    .map(([from, length]) => span(from, from + length));
  const anyCorrection = fc
    .tuple(
      fc.oneof(anySpan, fc.constant(span(-540, 900))),
      fc.constantFrom(0, 0.3, 1),
      fc.nat(20),
      fc.boolean(),
    )
    .map(
      ([{ from, to }, share, madeAt, isUndone]): Correction => ({
        id: `${from} ${to} ${madeAt}`,
        madeAt,
        from,
        to,
        ms: Math.round((to - from) * share),
        reason: 'other',
        ...(isUndone && { undoneAt: 30 }),
      }),
    );
  it('counts what the sheet of the day holds, whatever was corrected', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anyCorrection, { maxLength: 4 }), (one, corrections) => {
        const record = { ...emptyRecord('c1', '1'), spans: [one], corrections };
        const filed = timeWorked
          .measure(outcomeOf(record, 'me', usual, []), rules, undefined)
          .find((measured) => measured.at !== undefined && rules.dayOf(measured.at) === day);
        const { countedMs, tickets } = of([record]);
        expect(countedMs).toBe(filed?.value ?? 0);
        const isListed = tickets.some(({ pieces: list }) => list.length > 0);
        // Whoever looks for the day's tickets on its sheet finds all that were worked on, corrected away or not.
        expect(filed !== undefined || !isListed).toBe(true);
      }),
    );
  });
});

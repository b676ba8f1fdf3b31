// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeAll, describe, expect, it } from 'vitest';
import { FigureCard } from '../../../components/FigureCard.tsx';
import { cardMaker } from '../../../lib/domain/card.ts';
import type { DayRow, DaySheet } from '../../../lib/domain/day-sheet.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import type { MetricId } from '../../../lib/domain/metrics/metric.ts';
import { allMetrics } from '../../../lib/domain/metrics/registry.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import type { Target } from '../../../lib/domain/targets.ts';
import { shiftOf } from '../../../lib/domain/working-hours.ts';
import { nineToFive } from '../domain/schedules.ts';
import { speakEnglish } from './words.ts';

const minuteMs = 60_000;
const now = Date.parse('2026-03-09T12:00:00Z');

beforeAll(speakEnglish);

type Over = {
  targets?: Target[];
  open?: OpenRow[];
  definitions?: Partial<Definitions>;
  isPartial?: boolean;
};

/** Everything that the card says, with what only a screen reader hears. */
function said(
  id: MetricId,
  sheets: DaySheet[],
  { targets = [], open = [], definitions, isPartial = false }: Over = {},
): string {
  const all = { ...defaultDefinitions('UTC'), ...definitions };
  const rules = rulesOf(all);
  const material = { sheets, open, targets, rules, shift: shiftOf(rules) };
  const card = cardMaker(material, { period: '7', channel: undefined, now, extent: 'whole' })(id);
  const place = document.createElement('div');
  const shown = { card, period: '7', definitions: all, isPartial } as const;
  render(<FigureCard {...shown} onOpen={() => {}} />, place);
  return (place.textContent ?? '').replaceAll('\u00a0', ' ');
}

/** The same value on so many tickets of a day. */
const day = (on: string, count: number, values: DayRow['values'], over: Partial<DayRow> = {}): DaySheet => ({
  day: on,
  connection: 'c1',
  rows: Array.from({ length: count }, (_, index) => ({
    ticket: `${index}`,
    values,
    leftOut: {},
    ...over,
  })),
});

describe.each(allMetrics.map(({ id }) => id))('%s', (id) => {
  it('without a value says so in a sentence, and shows no zero', () => {
    const text = said(id, []);
    expect(text).toMatch(/–(No |Nothing |You have set no shift|when you were)/);
    expect(text).not.toMatch(/undefined|NaN|\$|\d\s(min|s|%)/);
  });
});

describe('a card says', () => {
  const verdict = { firstSolvedAt: 0, dueAt: now - 1, verified: true };
  const frt = (minutes: number): DayRow['values'] => ({ 'first-response-time': minutes * minuteMs });
  const within: Target = {
    metric: 'first-response-time',
    statistic: 'share-within',
    value: 0.9,
    limit: 30 * minuteMs,
  };
  it.each<[string, MetricId, DaySheet[], Over, RegExp[]]>([
    [
      'what is better than before, in words',
      'first-response-time',
      [day('2026-03-02', 6, frt(60)), day('2026-03-09', 6, frt(20))],
      {},
      [
        /20 min/,
        /6 tickets · 90 % took up to 20 min▼ 40 min, better than the week before/,
        /40 min less than the week before \(1 h, n 6\): better/,
      ],
    ],
    [
      'no more than the figure before, where few stand behind it',
      'first-response-time',
      [day('2026-03-02', 2, frt(60)), day('2026-03-09', 6, frt(20))],
      {},
      [/6 tickets · 90 % took up to 20 minthe week before: 1 h \(n 2\)/],
    ],
    [
      'a share within a limit, with those that still wait',
      'first-response-time',
      [day('2026-03-09', 3, frt(20))],
      { targets: [within], open: [{ connection: 'c1', ticket: '9', for: 'first-reply', since: 0 }] },
      [
        /75 %/,
        /3 of 4/,
        /15 points under the 90 % target/,
        /share within 30 min, calendar time/,
        /1 still waiting, over 30\smin/,
      ],
    ],
    [
      'a missed share of what should be rare rounded up',
      'reopen-rate',
      [
        day('2026-03-09', 19, { 'reopen-rate': verdict }),
        day('2026-03-08', 1, { 'reopen-rate': { ...verdict, reopenedAt: 1 } }),
        day('2026-03-07', 2, { 'reopen-rate': verdict }),
      ],
      { targets: [{ metric: 'reopen-rate', statistic: 'ratio', value: 0.04 }] },
      [/5 %/, /1 of 22/, /1 point over the 4 % target/, /reopened within 7 days/],
    ],
    [
      'how far a met target is, in what is left of it',
      'first-response-time',
      [day('2026-03-09', 6, frt(20))],
      { targets: [{ ...within, statistic: 'median', value: 30 * minuteMs }] },
      [/Target met: 10 min under the 30 min target/],
    ],
    [
      'a distance that is the shown figure less the target, to the second',
      'first-response-time',
      [day('2026-03-09', 1, frt(20)), day('2026-03-08', 1, frt(20 + 1 / 60))],
      { targets: [{ ...within, statistic: 'median', value: 30 * minuteMs }] },
      [/20 min 1 s/, /Target met: 9 min 59 s under the 30 min target/],
    ],
    [
      'a share that met its target, by whole points that it is really above it',
      'reopen-rate',
      [
        day('2026-03-09', 19, { 'reopen-rate': verdict }),
        day('2026-03-08', 1, { 'reopen-rate': { ...verdict, reopenedAt: 1 } }),
      ],
      { targets: [{ metric: 'reopen-rate', statistic: 'ratio', value: 0.069 }] },
      [/Target met: 1 point under the 6\.9 % target/],
    ],
    [
      'a target that was just met',
      'first-response-time',
      [day('2026-03-09', 6, frt(30))],
      { targets: [{ ...within, statistic: 'median', value: 30 * minuteMs }] },
      [/Target met: on the 30 min target/],
    ],
    [
      'a distance from an hour on, where the figure has no seconds either',
      'first-response-time',
      [day('2026-03-09', 6, frt(90 + 40 / 60))],
      { targets: [{ ...within, statistic: 'median', value: 60 * minuteMs }] },
      [/1 h 31 min/, /Target missed: 31 min over the 1 h target/],
    ],
    [
      'by how little it was missed, where the shown figure is the target',
      'first-response-time',
      [day('2026-03-09', 6, frt(60 + 20 / 60))],
      { targets: [{ ...within, statistic: 'median', value: 60 * minuteMs }] },
      [/calendar time1 h/, /Target missed: 20 s over the 1 h target/],
    ],
    [
      'that few stand behind it, and no spread of them',
      'first-response-time',
      [day('2026-03-09', 4, frt(20))],
      {},
      [/4 tickets · few so far$/],
    ],
    [
      'nothing of few, where enough count towards a share',
      'first-response-time',
      [day('2026-03-09', 3, frt(20))],
      {
        targets: [within],
        open: ['7', '8', '9'].map((ticket) => ({ connection: 'c1', ticket, for: 'first-reply', since: 0 })),
      },
      [/3 of 6\D*3 still waiting/],
    ],
    [
      'the spread of enough of them',
      'first-response-time',
      [day('2026-03-09', 1200, frt(20))],
      {},
      [/1,200 tickets · 90 % took up to 20 min$/],
    ],
    [
      'that what is not there may be in what cannot be read',
      'first-response-time',
      [],
      { isPartial: true },
      [/–No value in what can be read of this period\.$/],
    ],
    [
      'the reason, where all that was left out has one, and asks for no work that was done',
      'handle-time',
      [day('2026-03-09', 3, {}, { leftOut: { 'handle-time': 'work-not-seen' } })],
      {},
      [/–3 not counted: solved before any work on it was seen$/],
    ],
    [
      'how many reasons there are, where there are several',
      'handle-time',
      [
        day('2026-03-09', 3, {}, { leftOut: { 'handle-time': 'work-not-seen' } }),
        day('2026-03-08', 1, {}, { leftOut: { 'handle-time': 'impossible-order' } }),
      ],
      {},
      [/–4 not counted, for 2 reasons$/],
    ],
    [
      'which of those in their window were contacted again already',
      'first-contact-resolution',
      [
        day('2026-03-12', 8, { 'first-contact-resolution': { ...verdict, dueAt: now + 1 } }),
        day('2026-03-11', 3, {
          'first-contact-resolution': { ...verdict, dueAt: now + 1, secondContactAt: 1 },
        }),
      ],
      {},
      [/no contact again in 7 days/, /11 solved too recently to count · 3 of them contacted again already$/],
    ],
    [
      'counts to a tenth',
      'touches',
      [day('2026-03-09', 2, { touches: 3 }), day('2026-03-08', 1, { touches: 4 })],
      { targets: [{ metric: 'touches', statistic: 'mean', value: 3.3 }] },
      [/3\.3/, /0\.1 over the 3\.3 target/, /mean of solved tickets/],
    ],
    [
      'a day’s share of what was solved',
      'throughput',
      [day('2026-03-09', 16, { throughput: 1 })],
      {},
      [/2\.3\sa day/, /16 tickets/, /solved tickets, a day/],
    ],
    [
      'replies, not tickets, where a ticket can have several',
      'next-reply-time',
      [day('2026-03-09', 2, { 'next-reply-time': [minuteMs, minuteMs] })],
      {},
      [/4 replies/],
    ],
    [
      'a ticket once, on however many days it was worked on',
      'time-worked',
      [day('2026-03-09', 1, { 'time-worked': minuteMs }), day('2026-03-08', 1, { 'time-worked': minuteMs })],
      {},
      [/2 min/, /1 ticket/],
    ],
    [
      'both operands of a share of time',
      'utilization',
      [day('2026-03-09', 1, { 'time-worked': 60 * minuteMs })],
      { definitions: { shift: [nineToFive] } },
      [/2 %/, /1 h of 35 h$/],
    ],
    [
      'why there can be none',
      'utilization',
      [day('2026-03-09', 1, { 'time-worked': 60 * minuteMs })],
      {},
      [/–You have set no shift, so there is nothing to divide by\. Set one in Settings, My shift\.$/],
    ],
    [
      'on how many of them it was measured',
      'handle-time',
      [
        day('2026-03-09', 2, { 'handle-time': minuteMs }),
        day('2026-03-08', 1, {}, { leftOut: { 'handle-time': 'no-handle-time' } }),
        day('2026-03-07', 1, {}, { leftOut: { 'handle-time': 'impossible-order' } }),
      ],
      {},
      [/measured on 2 of 3 solved/, /1 not counted/],
    ],
  ])('%s', (_, id, sheets, over, expected) => {
    const text = said(id, sheets, over);
    for (const pattern of expected) expect(text).toMatch(pattern);
  });
});

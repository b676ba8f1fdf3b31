import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import type { MetricId, Moment } from '../../../lib/domain/metrics/metric.ts';
import type { Target } from '../../../lib/domain/targets.ts';
import { readWaitingSince, waitingOf } from '../../../lib/stores/waiting.ts';
import { installAfresh } from '../background/fresh.ts';

beforeEach(installAfresh);

const hourMs = 3_600_000;
const open: OpenRow[] = [
  { connection: 'c1', ticket: '1', for: 'first-reply', since: 0, channel: 'email' },
  { connection: 'c1', ticket: '2', for: 'first-reply', since: hourMs, channel: 'chat' },
  { connection: 'c1', ticket: '3', for: 'next-reply', since: 0, channel: 'email' },
  { connection: 'c1', ticket: '4', createdAt: 0, channel: 'email' },
];
const limit: Target = { metric: 'first-response-time', statistic: 'median', value: 1, limit: 2 * hourMs };

test.each<[string, string | undefined, Target[], string[], string[]]>([
  ['all channels', undefined, [limit], ['1', '2'], ['3']],
  ['one channel', 'chat', [limit], ['2'], []],
  ['no limit', undefined, [], [], ['1', '3', '2']],
  ['a limit for another channel', 'chat', [{ ...limit, channel: 'email' }], [], ['2']],
])(
  '%s: what has a deadline, and what waits without one, the longest first',
  (_, channel, targets, tickets, unlimited) => {
    const limits = {
      targets,
      today: '1970-01-01',
      clock: 'calendar',
      support: undefined,
      now: hourMs,
    } as const;
    const waiting = waitingOf(open, channel, limits);
    expect(waiting.deadlines.map(({ ticket }) => ticket)).toEqual(tickets);
    expect(waiting.unlimited.map(({ ticket }) => ticket)).toEqual(unlimited);
  },
);

const first: OpenRow = { connection: 'c1', ticket: '1', for: 'first-reply', since: 10, createdAt: 10 };
const next: OpenRow = { ...first, for: 'next-reply', since: 20 };

test.each<[string, OpenRow, MetricId, Moment | undefined]>([
  ['created', first, 'first-response-time', { what: 'created', at: 10 }],
  ['given to me', { ...first, mineSince: 15 }, 'first-response-time-mine', { what: 'became-mine', at: 15 }],
  ['the customer wrote', next, 'next-reply-time', { what: 'asked', at: 20 }],
  ['created, whatever it waits for', next, 'full-resolution-time', { what: 'created', at: 10 }],
  ['answered meanwhile', next, 'first-response-time', undefined],
])('a ticket past a limit waits since it was %s', async (_, row, metric, since) => {
  await (await openDatabase()).put('open', row);
  const key = { connection: 'c1', ticket: '1' };
  expect(await readWaitingSince(metric, [key])).toEqual([{ ...key, since }]);
});

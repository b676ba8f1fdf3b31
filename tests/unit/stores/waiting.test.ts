import { expect, test } from 'vitest';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import type { Target } from '../../../lib/domain/targets.ts';
import { waitingOf } from '../../../lib/stores/waiting.ts';

const hourMs = 3_600_000;
const open: OpenRow[] = [
  { connection: 'c1', ticket: '1', for: 'first-reply', since: 0, channel: 'email' },
  { connection: 'c1', ticket: '2', for: 'first-reply', since: hourMs, channel: 'chat' },
  { connection: 'c1', ticket: '3', for: 'next-reply', since: 0, channel: 'email' },
  { connection: 'c1', ticket: '4', createdAt: 0, channel: 'email' },
];
const limit: Target = { metric: 'first-response-time', statistic: 'median', value: 1, limit: 2 * hourMs };

test.each<[string, string | undefined, Target[], string[], number]>([
  ['all channels', undefined, [limit], ['1', '2'], 1],
  ['one channel', 'chat', [limit], ['2'], 0],
  ['no limit', undefined, [], [], 3],
  ['a limit for another channel', 'chat', [{ ...limit, channel: 'email' }], [], 1],
])('%s: what has a deadline, and how many wait without one', (_, channel, targets, tickets, unlimited) => {
  const limits = {
    targets,
    today: '1970-01-01',
    clock: 'calendar',
    support: undefined,
    now: hourMs,
  } as const;
  const waiting = waitingOf(open, channel, limits);
  expect(waiting.deadlines.map(({ ticket }) => ticket)).toEqual(tickets);
  expect(waiting.unlimited).toBe(unlimited);
});

import { expect, test } from 'vitest';
import {
  type Adapter,
  findUnknown,
  type ReadTicket,
  readTicket,
  Unreadable,
} from '../../../lib/helpdesks/adapter.ts';
import { fakePage, readAt } from './fake-page.ts';

const base = 'https://desk.acme.example';
const nothing: ReadTicket = { events: [], complete: true, precision: 'second' };
const adapter = (read: Adapter['read']): Adapter => ({
  id: 'zendesk',
  quietGet: true,
  ticketIn: ({ pathname }) => ({ ticket: pathname.slice(1) }),
  read,
});
const page = () => fakePage(`${base}/5`, { '/a': 1 });
const ref = { ticket: '5' };

test('a reading says what was read, of which ticket, where and when', async () => {
  expect(
    await readTicket(
      adapter(async () => nothing),
      ref,
      page(),
    ),
  ).toEqual({
    ok: true,
    snapshot: { helpdesk: 'zendesk', origin: base, ticket: '5', ...nothing, readAt },
  });
});

test('the instant is the beginning’s: what came later may not have been seen', async () => {
  let now = 1_000;
  const slow = adapter(async () => {
    now = 9_000;
    return nothing;
  });
  expect(await readTicket(slow, ref, { ...page(), now: () => now })).toMatchObject({
    snapshot: { readAt: 1_000 },
  });
});

test('a page that went on without a request drops the reading too', async () => {
  const moving = page();
  const read = adapter(async () => {
    moving.go(`${base}/6`);
    return nothing;
  });
  expect(await readTicket(read, ref, moving)).toMatchObject({ ok: false, reason: 'moved-on' });
});

test('more requests than a reading may make wait a minute', async () => {
  const greedy = page();
  const read = adapter(async (_, { getJson }) => {
    for (;;) await getJson('/a');
  });
  expect(await readTicket(read, ref, greedy)).toEqual({
    ok: false,
    reason: 'rate-limited',
    detail: 'budget of a reading',
    retryAt: readAt + 60_000,
  });
  expect(greedy.asked).toHaveLength(12);
});

test.each([
  ['a reason', new Unreadable('no-permission', 'place'), { reason: 'no-permission', detail: 'place' }],
  ['a reason alone', new Unreadable('not-found'), { reason: 'not-found', detail: 'not-found' }],
  ['a mistake', new TypeError('of "Printer on fire"'), { reason: 'not-recognised', detail: 'TypeError' }],
])('never throws: %s', async (_, error, expected) => {
  const read = adapter(() => Promise.reject(error));
  expect(await readTicket(read, ref, page())).toEqual({ ok: false, ...expected });
});

test.each([
  ['all known', ['Comment', 'Cc'], {}],
  ['the first that is not', ['Comment', 'Tweet', 'Sms'], { passedOver: 'Tweet' }],
  ['never somebody’s words', ['Dear support, my card is 4711'], { passedOver: '?' }],
])('kinds of events: %s', (_, kinds, expected) => {
  expect(findUnknown(kinds, new Set(['Comment', 'Cc']))).toEqual(expected);
});

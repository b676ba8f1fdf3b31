import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import type { TicketEvent } from '../../../lib/domain/ticket.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { readBehindLogs } from '../../../lib/platform/behind-logs.ts';
import { world } from '../fake-browser.ts';
import { anna, bob, origin } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';
import { age, connection, page, record, waiting } from './waiting-tickets.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const helpdesk = 'zendesk' as const;

beforeEach(async () => {
  await installAfresh();
  world.granted.add('https://acme.zendesk.com/*');
  await handlers.connect({ helpdesk, origin });
});

const ask = (body: Omit<Parameters<typeof handlers.reread>[0], 'helpdesk'> = {}) =>
  handlers.reread({ helpdesk, ...body }, page);
/** Every clock a while later; timers go on. */
function pass(ms: number): void {
  const at = Date.now() + ms;
  vi.spyOn(Date, 'now').mockImplementation(() => at);
}
const asked = async () => (await readBehindLogs())[connection]?.today.counts;
const open = async (ticket: string, openedAgoMs: number, readAgoMs: number) => {
  await record(ticket, waiting(Date.now() - openedAgoMs));
  await age(ticket, readAgoMs);
};

test('nothing to read: it is worth asking again in ten minutes', async () => {
  expect(await ask()).toEqual({ waitMs: 10 * minute });
  await open('5', minute, 0);
  expect(await ask({ viewer: anna.id })).toEqual({ waitMs: 10 * minute });
});

test('the most urgent first, one at a time, whoever asks, a minute between two', async () => {
  pass(0);
  await open('5', 9 * day, day);
  await open('6', 110 * minute, 20 * minute);
  expect(await ask()).toEqual({ ticket: '6', waitMs: minute });
  expect(await ask({ viewer: anna.id })).toEqual({ waitMs: 3 * minute });
  await age('6', 0);
  expect(await ask({ last: { ticket: '6' } })).toEqual({ waitMs: minute });
  pass(minute);
  expect(await ask()).toEqual({ ticket: '5', waitMs: minute });
  expect(await asked()).toEqual({ 'near-limit': 1, daily: 1 });
});

test('a page that goes on the click after a reading has told how it ended', async () => {
  pass(0);
  await open('5', 9 * day, day);
  expect(await ask()).toMatchObject({ ticket: '5' });
  const end = { ticket: '5', failure: 'rate-limited', retryAt: Date.now() + 40 * minute };
  expect(await ask({ last: end })).toEqual({ waitMs: 10 * minute });
  pass(39 * minute);
  expect(await ask()).not.toHaveProperty('ticket');
  pass(minute);
  expect(await ask()).toMatchObject({ ticket: '5' });
});

test('a verdict that fell due is confirmed by one reading after it', async () => {
  const solvedAt = Date.now() - 8 * day;
  const events: TicketEvent[] = [
    ...waiting(solvedAt - hour),
    { id: '3', at: solvedAt, type: 'message', by: anna, public: true },
    { id: '4', at: solvedAt, type: 'status', by: anna, to: 'solved' },
  ];
  await record('5', events, { readAt: solvedAt });
  expect(await ask()).toMatchObject({ ticket: '5' });
  await record('5', events);
  pass(hour);
  expect(await ask()).toEqual({ waitMs: 10 * minute });
  expect(await asked()).toEqual({ 'verdict-due': 1 });
});

test('a verdict that is settled, ahead, or older than the figures shown asks for none', async () => {
  const told: [string, number, boolean][] = [
    ['again', 8, true],
    ['ahead', 6, false],
    ['old', 45, false],
  ];
  for (const [ticket, days, isBack] of told) {
    const solvedAt = Date.now() - days * day;
    const back: TicketEvent[] = [
      { id: '5', at: solvedAt + hour, type: 'status', by: { role: 'customer', id: '901' }, to: 'open' },
      { id: '6', at: solvedAt + 2 * hour, type: 'status', by: anna, to: 'solved' },
    ];
    const solve: TicketEvent = { id: '4', at: solvedAt, type: 'status', by: anna, to: 'solved' };
    const events = [...waiting(solvedAt - hour), solve, ...(isBack ? back : [])];
    await record(ticket, events, { readAt: solvedAt + 3 * hour });
  }
  expect(await ask()).toEqual({ waitMs: 10 * minute });
});

describe('it stops', () => {
  beforeEach(() => open('5', 9 * day, day));

  test.each<[string, object, number]>([
    ['as long as the helpdesk says', { failure: 'rate-limited', retryAt: 'in 7 min' }, 7],
    ['where nobody is signed in', { failure: 'logged-out' }, 10],
    ['where somebody else is', { failure: 'other-viewer' }, 10],
  ])('%s', async (_, end, waitMin) => {
    await open('6', 9 * day, day);
    const { ticket = '' } = await ask();
    const at = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => at);
    const last = { ticket, ...end, ...('retryAt' in end && { retryAt: at + 7 * minute }) };
    expect(await ask({ last })).toEqual({ waitMs: waitMin * minute });
    pass(16 * minute);
    expect(await ask()).toMatchObject({ ticket: expect.anything() });
  });

  test('with a ticket that cannot be read for a day, and with no other', async () => {
    await ask();
    await ask({ last: { ticket: '5', failure: 'not-found' } });
    pass(23 * hour);
    expect(await ask()).toEqual({ waitMs: 10 * minute });
    pass(2 * hour);
    expect(await ask()).toMatchObject({ ticket: '5' });
  });

  test('for somebody who is signed in and is not recorded', async () => {
    expect(await ask({ viewer: bob.id })).toEqual({ waitMs: 10 * minute });
    expect(await asked()).toBeUndefined();
  });

  test('where two are recorded, until it is known who is signed in; each has their own tickets', async () => {
    await handlers.addProfile({ helpdesk, origin, viewer: bob.id, profile: 'Bob' });
    expect(await ask()).toEqual({ waitMs: 10 * minute });
    expect(await ask({ viewer: bob.id })).toEqual({ waitMs: 10 * minute });
    expect(await ask({ viewer: anna.id })).toMatchObject({ ticket: '5' });
  });

  test('where it is disconnected, or the access was withdrawn', async () => {
    world.granted.clear();
    await expect(ask()).rejects.toEqual(new Refused('no-host-permission'));
    world.granted.add('https://acme.zendesk.com/*');
    await handlers.disconnect({ connection, data: 'keep' });
    await expect(ask()).rejects.toEqual(new Refused('not-connected'));
  });
});

test('the ticket comes with what stands before the helpdesk’s own paths', async () => {
  await open('5', 9 * day, day);
  await handlers.attach({ helpdesk, base: '/desk' }, page);
  expect(await ask()).toEqual({ ticket: '5', base: '/desk', waitMs: minute });
});

test('two tabs that ask at once get one ticket between them', async () => {
  await open('5', 9 * day, day);
  await open('6', 9 * day, day);
  const given = await Promise.all([ask(), ask(), ask({ viewer: anna.id })]);
  expect(given.filter(({ ticket }) => ticket !== undefined)).toHaveLength(1);
  expect(await (await openDatabase()).count('seen')).toBe(2);
});

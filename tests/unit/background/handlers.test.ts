import { beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { world } from '../fake-browser.ts';
import { anna, bob, contents, filed, origin, pat, snapshot, solvedAgain } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const page = { origin };
const connection = `zendesk@${origin}`;
const body = { helpdesk: 'zendesk' as const };

beforeEach(async () => {
  await installAfresh();
  world.granted.add('https://acme.zendesk.com/*');
});

const report = (at: number, state: 'active' | 'away') =>
  handlers.attend({ ...body, ticket: '5', source: 'tab', at, inputAt: at, state }, page);

describe('before a helpdesk is connected', () => {
  test.each([
    ['attach', () => handlers.attach(body, page)],
    ['record', () => handlers.record(snapshot(solvedAgain), page)],
    ['attend', () => report(1, 'active')],
  ])('%s is refused, and nothing stored', async (_, ask) => {
    await expect(ask()).rejects.toEqual(new Refused('not-connected'));
    expect(Object.values(await contents()).flat()).toEqual([]);
  });

  test('connect wants the permission', async () => {
    world.granted.clear();
    await expect(handlers.connect({ ...body, origin })).rejects.toEqual(new Refused('no-host-permission'));
  });
});

describe('once it is', () => {
  beforeEach(async () => {
    expect(await handlers.connect({ ...body, origin })).toEqual({ connection });
  });

  test('its script is registered, and its pages may attach', async () => {
    expect(world.calls).toEqual(['register zendesk https://acme.zendesk.com/*']);
    expect(await handlers.attach(body, page)).toEqual({ connected: true });
  });

  test.each([
    ['of another origin than its sender’s', { origin: 'https://other.zendesk.com' }, 'bad-message', 'origin'],
    [
      'of a helpdesk that is not connected there',
      { helpdesk: 'request-tracker' as const },
      'not-connected',
      undefined,
    ],
    ['that does not tell the viewer', { viewer: undefined }, 'viewer-unknown', undefined],
  ] as const)('a reading %s is refused', async (_, fields, refusal, detail) => {
    const { viewer, ...rest } = { ...snapshot(solvedAgain), ...fields };
    const read = { ...rest, ...(viewer && { viewer }) };
    await expect(handlers.record(read, page)).rejects.toEqual(new Refused(refusal, detail));
    expect((await contents()).tickets).toEqual([]);
  });

  test('a reading from a page of another origin is refused', async () => {
    const elsewhere = handlers.record(snapshot(solvedAgain), { origin: 'https://evil.example' });
    await expect(elsewhere).rejects.toEqual(new Refused('bad-message', 'origin'));
  });

  test('a second person on the same origin is not recorded', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    const before = await contents();
    const other = snapshot(solvedAgain, { ticket: '6', viewer: { id: bob.id } });
    await expect(handlers.record(other, page)).rejects.toEqual(new Refused('other-viewer'));
    expect(await contents()).toEqual(before);
  });

  test('attention counts from the first reading on', async () => {
    await expect(report(1, 'active')).rejects.toEqual(new Refused('viewer-unknown'));
    await handlers.record(snapshot(solvedAgain), page);
    const start = Date.parse('2026-03-03T08:30:00Z');
    expect(await report(start, 'active')).toEqual({ counted: true });
    await report(start + 20_000, 'away');
    expect(await filed('handle-time')).toEqual(['2026-03-03 5 20000']);
  });

  test('nobody’s id but the viewer’s is stored anywhere', async () => {
    const people = [
      { ...bob, id: 'colleague-4711' },
      { ...pat, id: 'pat@customer.example' },
    ] as const;
    const events = solvedAgain.map((event) =>
      'by' in event && event.by?.role === 'customer' ? { ...event, by: people[1] } : event,
    );
    const given = {
      id: 'x',
      at: 1_772_442_000_001,
      type: 'assignment' as const,
      by: people[0],
      to: people[0].id,
    };
    await handlers.record(snapshot([...events, given], { requester: people[1].id }), page);
    const stored = JSON.stringify(await contents());
    expect(people.filter(({ id }) => stored.includes(id))).toEqual([]);
    expect(stored).toContain(`"viewer":"${anna.id}"`);
    expect(await filed('first-response-time')).toEqual(['2026-03-02 5 2530000']);
  });

  test('disconnecting takes the script out and keeps what was recorded', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    expect(await handlers.disconnect({ connection })).toEqual({ removed: true });
    expect(await handlers.disconnect({ connection })).toEqual({ removed: false });
    expect(world.scripts.size).toBe(0);
    expect((await contents()).tickets).toHaveLength(1);
    await expect(handlers.attach(body, page)).rejects.toEqual(new Refused('not-connected'));
  });
});

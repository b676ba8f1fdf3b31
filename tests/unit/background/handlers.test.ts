import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { recordReport } from '../../../lib/background/work-recorder.ts';
import { fromContent } from '../../../lib/messaging/protocol.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { writeHelpdeskRules } from '../../../lib/platform/settings.ts';
import { browser, world } from '../fake-browser.ts';
import { anna, bob, contents, filed, origin, pat, snapshot, solvedAgain } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const page = { origin };
const connection = `zendesk@${origin}`;
const body = { helpdesk: 'zendesk' as const };

beforeEach(async () => {
  await installAfresh();
  world.granted.add('https://acme.zendesk.com/*');
});

let seq = 0;
const report = (at: number, state: 'active' | 'away') => {
  seq += 1;
  const said = { ticket: '5', source: 'tab', seq, at, inputAt: at, state };
  return handlers.attend({ ...body, viewer: anna.id, ...said }, page);
};

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
    expect(await handlers.connect({ ...body, origin })).toEqual({ connected: true });
  });

  test('its script is registered, and its pages may attach', async () => {
    expect(world.calls).toEqual(['register zendesk https://acme.zendesk.com/*']);
    expect(await handlers.attach(body, page)).toEqual({ connected: true, meanings: {} });
  });

  test('its pages are told what the team says of this helpdesk, and of no other', async () => {
    const elsewhere = 'https://other.zendesk.com';
    const meanings = { complaints: ['complaint'], statuses: { 'waiting for carrier': 'hold' as const } };
    await writeHelpdeskRules([
      { ...body, origin, ...meanings },
      { ...body, origin: elsewhere, complaints: ['theirs'] },
    ]);
    expect(await handlers.attach(body, page)).toEqual({ connected: true, meanings });
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

  test('reports that come at once are counted in their order, however long it takes to know whose they are', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    const start = Date.parse('2026-03-03T08:30:00Z');
    await report(start, 'active');
    const { contains } = browser.permissions;
    vi.spyOn(browser.permissions, 'contains').mockImplementationOnce(async (asked) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return contains(asked);
    });
    await Promise.all([report(start + 20_000, 'away'), report(start + 21_000, 'active')]);
    await report(start + 31_000, 'away');
    expect(await filed('handle-time')).toEqual(['2026-03-03 5 30000']);
  });

  test('what the helpdesk holds as worked is kept, and files nothing', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    const { tickets: _, ...before } = await contents();
    const accounted = { mineMs: 300_000, allMs: 900_000 };
    await handlers.record(snapshot(solvedAgain, { accounted }), page);
    const { tickets, ...after } = await contents();
    expect(tickets).toMatchObject([{ accounted }]);
    expect(after).toEqual(before);
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
    await handlers.disconnect({ connection, data: 'keep' });
    await handlers.disconnect({ connection, data: 'keep' });
    expect(world.scripts.size).toBe(0);
    expect((await contents()).tickets).toHaveLength(1);
    await expect(handlers.attach(body, page)).rejects.toEqual(new Refused('not-connected'));
  });

  test('deleting takes everything of this connection, and nothing of another', async () => {
    world.granted.add('https://other.zendesk.com/*');
    const other = 'https://other.zendesk.com';
    await handlers.connect({ ...body, origin: other });
    await handlers.record({ ...snapshot(solvedAgain), origin: other }, { origin: other });
    const before = await contents();
    await handlers.record(snapshot(solvedAgain), page);
    await report(Date.parse('2026-03-02T10:00:00Z'), 'active');
    await handlers.disconnect({ connection, data: 'delete' });
    const after = await contents();
    const isOther = (row: unknown) => JSON.stringify(row).includes(other);
    expect({ ...after, connections: after.connections.filter(isOther) }).toEqual({
      ...before,
      connections: before.connections.filter(isOther),
    });
    expect(JSON.stringify(after)).not.toContain(connection);
  });

  test('deleting takes also what a page of this connection told after another had taken over', async () => {
    world.granted.add('https://other.zendesk.com/*');
    const other = 'https://other.zendesk.com';
    await handlers.connect({ ...body, origin: other });
    await handlers.record({ ...snapshot(solvedAgain), origin: other }, { origin: other });
    await handlers.record(snapshot(solvedAgain), page);
    const at = Date.parse('2026-03-02T10:00:00Z');
    const said = { ticket: '5', source: 'another tab', seq: 1, at, inputAt: at, state: 'active' } as const;
    await handlers.attend({ ...body, viewer: anna.id, ...said }, { origin: other });
    await report(at - 60_000, 'active');
    expect((await contents()).work).toMatchObject([{ late: [{ connection }] }]);
    await handlers.disconnect({ connection, data: 'delete' });
    expect(JSON.stringify(await contents())).not.toContain(connection);
  });

  test('disconnecting ends the work that goes on, and counts it', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    const start = Date.now() - 40_000;
    await report(start, 'active');
    await report(start + 30_000, 'active');
    await handlers.disconnect({ connection, data: 'keep' });
    const { work, tickets } = await contents();
    expect(work[0]).not.toHaveProperty('open');
    const [span] = (tickets as { spans: { from: number; to: number }[] }[])[0]?.spans ?? [];
    expect(span?.from).toBe(start);
    expect((span?.to ?? 0) - start).toBeGreaterThanOrEqual(30_000);
  });

  test('work that is reported while its connection is deleted leaves nothing behind', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    await Promise.allSettled([
      report(Date.now(), 'active'),
      handlers.disconnect({ connection, data: 'delete' }),
    ]);
    const late = { connection, ticket: '5', source: 'tab', seq: 99, at: 1, inputAt: 1 } as const;
    await recordReport({ type: 'report', ...late, state: 'active' }).catch(() => {});
    expect(Object.values(await contents()).flat()).toEqual([]);
  });

  test('a private window’s session is not the worker’s', async () => {
    const asked = handlers.repeat({ ...body, path: '/x' }, { ...page, isPrivate: true });
    await expect(asked).rejects.toEqual(new Refused('other-session'));
  });

  test('deleting one that was disconnected before', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    await handlers.disconnect({ connection, data: 'keep' });
    await handlers.disconnect({ connection, data: 'delete' });
    expect(Object.values(await contents()).flat()).toEqual([]);
  });

  test('a reading that is under way while its connection is deleted leaves nothing behind', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    const late = handlers.record(snapshot(solvedAgain, { ticket: '6' }), page);
    const [recorded] = await Promise.allSettled([late, handlers.disconnect({ connection, data: 'delete' })]);
    const { connections, ...figures } = await contents();
    expect(connections).toEqual([]);
    expect(Object.values(figures).flat()).toEqual([]);
    expect(recorded?.status).toMatch(/fulfilled|rejected/);
  });

  test('a path that names another host is no path', () => {
    const { path } = fromContent.repeat.fields;
    const paths = [
      '/api/v2/users/me.json?x=1',
      '//evil.example/x',
      'https://evil.example',
      '/\\evil.example/x',
    ];
    expect(paths.slice(0, 1).map((one) => path(one))).toEqual(paths.slice(0, 1));
    for (const one of paths.slice(1)) expect(() => path(one)).toThrow('invalid_format');
  });

  test('a GET is repeated on the page’s own origin alone, with the session', async () => {
    const fetched = vi.fn<typeof fetch>(async () => new Response('{"id":5}', { status: 200 }));
    vi.stubGlobal('fetch', fetched);
    expect(await handlers.repeat({ ...body, path: '/api/v2/users/me.json' }, page)).toEqual({
      status: 200,
      isRedirect: false,
      retryAfter: null,
      text: '{"id":5}',
    });
    expect(String(fetched.mock.calls[0]?.[0])).toBe(`${origin}/api/v2/users/me.json`);
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: 'include', redirect: 'manual' });
    fetched.mockRejectedValue(new TypeError('no network'));
    await expect(handlers.repeat({ ...body, path: '/x' }, page)).rejects.toEqual(new Refused('unreachable'));
    const elsewhere = { origin: 'https://elsewhere.example' };
    await expect(handlers.repeat({ ...body, path: '/x' }, elsewhere)).rejects.toEqual(
      new Refused('not-connected'),
    );
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  test('two people on one helpdesk: the same ticket has a record for each', async () => {
    await handlers.record(snapshot(solvedAgain), page);
    const seenByBob = snapshot(solvedAgain, { viewer: { id: bob.id } });
    await expect(handlers.record(seenByBob, page)).rejects.toEqual(new Refused('other-viewer'));
    await handlers.addProfile({ ...body, origin, viewer: bob.id, profile: 'Bob' });
    await handlers.record(seenByBob, page);
    expect((await contents()).tickets).toMatchObject([
      { connection, ticket: '5' },
      { connection: `${connection}#${bob.id}`, ticket: '5' },
    ]);
  });

  test('whoever said "this is me" is no hash in what they did', async () => {
    const { viewer: _, ...unsigned } = snapshot(solvedAgain);
    await expect(handlers.record(unsigned, page)).rejects.toEqual(new Refused('viewer-unknown'));
    await handlers.identify({ ...body, origin, viewer: anna.id });
    await handlers.record(unsigned, page);
    expect(await filed('first-response-time')).toEqual(['2026-03-02 5 2530000']);
  });
});

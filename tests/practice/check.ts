/** `node tests/practice/check.ts`: drives the practice helpdesk over HTTP as an adapter and its own page would. */

import assert from 'node:assert/strict';
import { type PracticeHelpdesk, type PracticeOptions, startPracticeHelpdesk } from './server.ts';
import { seedStandardStory } from './story.ts';
import { seedWorkday } from './workday.ts';

interface WireEvent {
  id: number;
  type: string;
  field_name?: string;
  value?: unknown;
  public?: boolean;
  author_id?: number;
  via?: { source: { rel: string } };
}
interface WireAudit {
  id: number;
  created_at: string;
  author_id: number;
  via: { channel: string; source: { rel: string | null; to: { ticket_id?: number } } };
  events: WireEvent[];
}
interface AuditsPage {
  audits: WireAudit[];
  users: { id: number; role: string; name: string; email: string }[];
  meta: { has_more: boolean; after_cursor: string | null };
  links: { next: string | null };
}

const BASE = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const checks: [string, () => Promise<void>][] = [];
const check = (name: string, run: () => Promise<void>) => checks.push([name, run]);

interface Client {
  helpdesk: PracticeHelpdesk;
  get(path: string): Promise<Response>;
  json<T>(path: string): Promise<T>;
  put(id: number, ticket: object, headers?: Record<string, string>): Promise<Response>;
  audits(id: number): Promise<WireAudit[]>;
}

/** Runs with a helpdesk of its own, signed in as Anna. */
async function withHelpdesk(options: PracticeOptions, run: (client: Client) => Promise<void>): Promise<void> {
  const helpdesk = await startPracticeHelpdesk(options);
  try {
    const signIn = await fetch(`${helpdesk.url}/access/login`, {
      method: 'POST',
      body: new URLSearchParams({ agent: 'anna' }),
      redirect: 'manual',
    });
    assert.equal(signIn.status, 303);
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const get = (path: string) =>
      fetch(new URL(path, helpdesk.url), { headers: { cookie }, redirect: 'manual' });
    const json = async <T>(path: string): Promise<T> => (await get(path)).json() as Promise<T>;
    const put = (id: number, ticket: object, headers: Record<string, string> = { 'X-Practice-Page': '1' }) =>
      fetch(`${helpdesk.url}/api/v2/tickets/${id}.json`, {
        method: 'PUT',
        headers: { cookie, 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ ticket }),
      });
    const audits = async (id: number) => {
      const found: WireAudit[] = [];
      let next: string | null = `/api/v2/tickets/${id}/audits.json?page[size]=100&include=users`;
      while (next) {
        const page: AuditsPage = await json<AuditsPage>(next);
        found.push(...page.audits);
        next = page.links.next;
      }
      return found;
    };
    await run({ helpdesk, get, json, put, audits });
  } finally {
    await helpdesk.stop();
  }
}

const eventsOf = (audits: WireAudit[]) =>
  audits.flatMap((audit) => audit.events.map((event) => ({ ...event, at: audit.created_at, audit })));

check('the standard story has its instants, its noise, and rising ids', () =>
  withHelpdesk({ answers: false }, async ({ helpdesk, audits, json }) => {
    const { standard } = seedStandardStory(helpdesk.store, BASE);
    const found = await audits(standard);
    const events = eventsOf(found);
    const messages = events.filter((event) => event.type === 'Comment');
    assert.deepEqual(
      messages.map(({ at, author_id, public: isPublic }) => [at, author_id, isPublic]),
      [
        ['2026-03-02T09:00:00Z', 901, true],
        ['2026-03-02T09:05:00Z', 12, false],
        ['2026-03-02T09:42:10Z', 12, true],
        ['2026-03-03T08:00:00Z', 901, true],
        ['2026-03-03T08:30:00Z', 12, true],
      ],
    );
    const statuses = events.filter(
      ({ type, field_name }) => type !== 'Notification' && field_name === 'status',
    );
    assert.deepEqual(
      statuses.map(({ at, value }) => [at, value]),
      [
        ['2026-03-02T09:00:00Z', 'new'],
        ['2026-03-02T09:42:10Z', 'open'],
        ['2026-03-02T10:00:00Z', 'solved'],
        ['2026-03-03T08:00:00Z', 'open'],
        ['2026-03-03T09:00:00Z', 'solved'],
      ],
    );
    const assignments = events.filter(({ field_name }) => field_name === 'assignee_id');
    assert.deepEqual(
      assignments.map(({ at, value }) => [at, value]),
      [['2026-03-02T09:42:10Z', '12']],
    );
    const noise = events.filter((event) => event.type === 'Notification');
    assert.ok(noise.length > 0 && noise.every((event) => event.via?.source.rel === 'trigger'));
    const ids = found.flatMap((audit) => [audit.id, ...audit.events.map((event) => event.id)]);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => a - b),
    );

    const { ticket } = await json<{ ticket: Record<string, unknown> }>(`/api/v2/tickets/${standard}.json`);
    assert.equal(ticket.status, 'solved');
    assert.equal(ticket.created_at, '2026-03-02T09:00:00Z');
    assert.equal(ticket.assignee_id, 12);
    const { ticket_metric: metric } = await json<{ ticket_metric: Record<string, unknown> }>(
      `/api/v2/tickets/${standard}/metrics.json`,
    );
    assert.equal(metric.reopens, 1);
    assert.equal(metric.replies, 2);
    assert.deepEqual(metric.reply_time_in_seconds, { calendar: 2530 });
    assert.deepEqual(metric.full_resolution_time_in_minutes, { calendar: 1440, business: 1440 });
    assert.deepEqual(metric.requester_wait_time_in_minutes, { calendar: 120, business: 120 });
  }),
);

check('the variants differ from the story where they should', () =>
  withHelpdesk({ answers: false }, async ({ helpdesk, audits, json }) => {
    const ids = seedStandardStory(helpdesk.store, BASE);
    const autoReply = eventsOf(await audits(ids.autoReply)).filter((event) => event.type === 'Comment')[1];
    assert.equal(autoReply?.author_id, -1);
    assert.equal(autoReply?.at, '2026-03-02T09:00:01Z');
    const merge = (await audits(ids.mergedAway)).at(-1);
    assert.equal(merge?.via.source.rel, 'merge');
    const { ticket } = await json<{ ticket: { status: string; tags: string[] } }>(
      `/api/v2/tickets/${ids.mergedAway}.json`,
    );
    assert.equal(ticket.status, 'closed');
    assert.ok(ticket.tags.includes('closed_by_merge'));
    const pending = eventsOf(await audits(ids.pendingBetween)).filter(
      ({ field_name }) => field_name === 'status',
    );
    assert.deepEqual(
      pending.map(({ value }) => value),
      ['new', 'pending', 'open', 'solved'],
    );
    const rated = eventsOf(await audits(ids.rated)).find(({ type }) => type === 'SatisfactionRating');
    assert.equal(rated?.at, '2026-03-03T09:30:00Z');
    const colleague = eventsOf(await audits(ids.colleagueReplies)).find(({ value }) => value === '13');
    assert.equal(colleague?.at, '2026-03-02T09:42:10Z');
  }),
);

check('a long thread comes in pages, whose second can be refused', () =>
  withHelpdesk({ answers: false }, async ({ helpdesk, audits, get, json }) => {
    const { longThread } = seedStandardStory(helpdesk.store, BASE);
    helpdesk.faults.clearLog();
    const found = await audits(longThread);
    assert.equal(found.length, 250);
    assert.equal(new Set(found.map((audit) => audit.id)).size, 250);
    assert.equal(helpdesk.faults.log.length, 3);
    const path = `/api/v2/tickets/${longThread}/audits.json`;
    helpdesk.faults.next(path, { kind: 'status', status: 429, retryAfterSeconds: 2 }, { page: 2 });
    const first = await json<AuditsPage>(`${path}?page[size]=100&include=users`);
    assert.equal(first.meta.has_more, true);
    assert.ok(first.links.next?.startsWith(helpdesk.url));
    const second = await get(first.links.next ?? '');
    assert.equal(second.status, 429);
    assert.equal(second.headers.get('retry-after'), '2');
    assert.equal((await get(first.links.next ?? '')).status, 200);
    const byNumber = await json<{ next_page: string; count: number }>(path);
    assert.equal(byNumber.count, 250);
    assert.ok(byNumber.next_page.endsWith('?page=2'));
  }),
);

check('nobody signed in: me has no id, the rest is 401; another agent can take over', () =>
  withHelpdesk({}, async ({ helpdesk, get, json }) => {
    const me = await json<{ user: { id: number; iana_time_zone: string } }>('/api/v2/users/me.json');
    assert.equal(me.user.id, 12);
    assert.equal(me.user.iana_time_zone, 'Europe/Berlin');
    helpdesk.switchAgent('bob');
    assert.equal((await json<{ user: { id: number } }>('/api/v2/users/me.json')).user.id, 13);
    helpdesk.switchAgent(null);
    assert.equal((await json<{ user: { id: null } }>('/api/v2/users/me.json')).user.id, null);
    assert.equal((await get('/api/v2/tickets/1001.json')).status, 401);
    assert.equal((await get('/agent/dashboard')).headers.get('location'), '/access/login');
  }),
);

check('faults: every kind, once, for the path it names', () =>
  withHelpdesk({ answers: false }, async ({ helpdesk, get, json }) => {
    const { standard } = seedStandardStory(helpdesk.store, BASE);
    const { faults } = helpdesk;
    const path = `/api/v2/tickets/${standard}.json`;
    for (const status of [401, 403, 404, 429, 500] as const) {
      faults.next('/api/v2/tickets/*', { kind: 'status', status });
      assert.equal((await get(path)).status, status);
      assert.equal((await get(path)).status, 200);
    }
    faults.next(path, { kind: 'html', page: 'login' });
    const html = await get(path);
    assert.equal(html.status, 200);
    assert.match(html.headers.get('content-type') ?? '', /text\/html/);
    faults.next(path, { kind: 'redirect' });
    assert.equal((await get(path)).status, 302);
    faults.next(path, { kind: 'edit', path: 'ticket.created_at', value: 17 });
    assert.equal((await json<{ ticket: { created_at: unknown } }>(path)).ticket.created_at, 17);
    const auditsPath = `/api/v2/tickets/${standard}/audits.json`;
    faults.next(auditsPath, { kind: 'edit', path: 'audits', value: {} });
    assert.deepEqual((await json<{ audits: unknown }>(auditsPath)).audits, {});
    faults.next(auditsPath, { kind: 'unknown-event' });
    const events = eventsOf((await json<AuditsPage>(auditsPath)).audits);
    assert.ok(events.some(({ type }) => type === 'PracticeUnknownEvent'));
    faults.next(path, { kind: 'delay', ms: 120 });
    const before = performance.now();
    await get(path);
    assert.ok(performance.now() - before >= 115);
    faults.next(path, { kind: 'reset' });
    await assert.rejects(get(path));
    assert.equal(faults.log.at(-1)?.status, 'reset');

    const steer = (body: unknown) =>
      fetch(`${helpdesk.url}/practice/faults`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    await steer({ path: '/api/v2/*', fault: { kind: 'status', status: 403 }, options: { times: 2 } });
    assert.equal((await get(path)).status, 403);
    await steer({ action: 'clear' });
    assert.equal((await get(path)).status, 200);
  }),
);

check('only the page writes, and the log tells its requests apart', () =>
  withHelpdesk({ answers: false }, async ({ helpdesk, put, audits, get }) => {
    const id = helpdesk.store.open({ requester: 901 });
    helpdesk.faults.clearLog();
    assert.equal((await put(id, { status: 'open' }, {})).status, 403);
    const written = await put(id, { comment: { body: 'On its way.', public: true }, status: 'solved' });
    assert.equal(written.status, 200);
    const last = (await audits(id)).at(-1);
    assert.deepEqual(
      last?.events.map(({ type, field_name }) => field_name ?? type),
      ['Comment', 'assignee_id', 'status', 'Notification', 'Notification', 'tags'],
    );
    await get('/agent/dashboard');
    const outside = helpdesk.faults.requestsFromOutside().map(({ method }) => method);
    assert.deepEqual(outside, ['PUT', 'GET']);
  }),
);

check('the Time Tracking app books with an update, and only the total tells of the same time twice', () =>
  withHelpdesk({ answers: false }, async ({ helpdesk, put, audits, json }) => {
    const id = helpdesk.store.open({ requester: 901 });
    const booking = { custom_fields: [{ id: 360_002, value: 120 }], comment: { body: 'Done.' } };
    for (const status of ['open', 'solved'])
      assert.equal((await put(id, { ...booking, status })).status, 200);
    const booked = eventsOf(await audits(id)).filter(({ field_name }) => field_name?.startsWith('36'));
    assert.deepEqual(
      booked.map(({ field_name, value }) => [field_name, value]),
      [
        ['360001', '120'],
        ['360002', '120'],
        ['360001', '240'],
      ],
    );
    const { ticket_fields: fields } = await json<{ ticket_fields: { id: number; title: string }[] }>(
      '/api/v2/ticket_fields.json?page[size]=100',
    );
    assert.ok(fields.some(({ id, title }) => id === 360_001 && title === 'Total time spent (sec)'));
  }),
);

check('customers answer at the instant that was due, by the clock, the same each time', async () => {
  const tell = async (): Promise<string[]> => {
    let now = BASE;
    let seen: string[] = [];
    await withHelpdesk(
      { clock: () => now, seed: 7, arrivals: true },
      async ({ helpdesk, put, audits, get }) => {
        const id = helpdesk.store.open({ requester: 901, habit: 'question-then-thanks' });
        now += 60_000;
        await put(id, { comment: { body: 'Done.', public: true }, status: 'open' });
        now += 60_000;
        await put(id, { status: 'solved' });
        now += HOUR;
        await get('/api/v2/users/me.json');
        const comments = eventsOf(await audits(id)).filter(({ type }) => type === 'Comment');
        assert.deepEqual(
          comments.map(({ author_id }) => author_id),
          [901, 12, 901, 901],
        );
        assert.equal(helpdesk.store.ticket(id)?.status, 'open');
        assert.ok(helpdesk.store.tickets().length > 1);
        seen = comments.map(({ at }) => at);
      },
    );
    return seen;
  };
  assert.deepEqual(await tell(), await tell());
});

check('the workday: search finds what Anna did, page after page', () =>
  withHelpdesk({ pageSize: 5 }, async ({ helpdesk, json, get }) => {
    const count = seedWorkday(helpdesk.store, Date.now());
    assert.equal(count, 22);
    const after = new Date(Date.now() - 30 * 24 * HOUR).toISOString().slice(0, 10);
    const query = encodeURIComponent(`type:ticket assignee:me updated>${after}`);
    let next: string | null = `/api/v2/search.json?query=${query}&sort_by=updated_at&sort_order=desc`;
    const found: { id: number; assignee_id: number; updated_at: string }[] = [];
    while (next) {
      const page: { results: typeof found; next_page: string | null } = await json(next);
      found.push(...page.results);
      next = page.next_page;
    }
    assert.equal(found.length, 16);
    assert.ok(found.every(({ assignee_id }) => assignee_id === 12));
    const stamps = found.map(({ updated_at }) => updated_at);
    assert.deepEqual(stamps, stamps.toSorted().toReversed());
    assert.equal((await get(`/api/v2/search.json?query=${query}&page=201`)).status, 422);
    const future = helpdesk.store
      .tickets()
      .flatMap(({ audits }) => audits.filter(({ at }) => at > Date.now()));
    assert.deepEqual(future, []);
  }),
);

check('documents carry the policy that was asked for, and it stops by itself', async () => {
  const policy = "connect-src 'none'";
  const helpdesk = await startPracticeHelpdesk({
    contentSecurityPolicy: policy,
    signedInAs: 'anna',
    maxLifetimeMs: 400,
  });
  const page = await fetch(`${helpdesk.url}/agent/dashboard`);
  assert.equal(page.headers.get('content-security-policy'), policy);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await assert.rejects(fetch(helpdesk.url));
});

for (const [name, run] of checks) {
  await run();
  console.log(`ok  ${name}`);
}

import { describe, expect, test } from 'vitest';
import { readTicket, Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { zendesk } from '../../../lib/helpdesks/zendesk.ts';
import * as shape from '../../fixtures/helpdesks/zendesk/tickets.ts';
import { type Answers, type FakePage, fakePage } from './fake-page.ts';
import { expectStandardFigures, line, outcomeFor, snapshotOf } from './standard-story.ts';

const { anna, pat, audit, comment, change } = shape;
const address = `${shape.origin}/agent/tickets/5`;
const ref = { ticket: '5' };

function open(answers: Answers): FakePage {
  return fakePage(address, answers);
}
const read = (answers: Answers) => readTicket(zendesk, ref, open(answers));
const readAudits = async (audits: Answers[], header?: Answers) =>
  snapshotOf(await read(shape.answers(audits, header)));

describe('long threads', () => {
  const second = '/api/v2/tickets/5/audits.json?page[after]=b';
  const third = '/api/v2/tickets/5/audits.json?page[after]=c';
  const numbered = (page: number) => `/api/v2/tickets/5/audits.json?page=${page}`;
  const notes = (count: number) => Array.from({ length: count }, () => shape.note());
  const [first, ...later] = shape.story();
  const pages = [[first as Answers, ...notes(99)], notes(100), [...notes(44), ...later]] as const;
  const cursors = {
    ...shape.answers([]),
    [shape.firstAudits]: shape.cursorPage(pages[0], second),
    [second]: shape.cursorPage(pages[1], third),
    [third]: shape.cursorPage(pages[2]),
  };

  test.each([
    ['cursors', cursors],
    [
      'numbered pages',
      {
        ...cursors,
        [shape.firstAudits]: shape.offsetPage(pages[0], numbered(2)),
        [numbered(2)]: shape.offsetPage(pages[1], numbered(3)),
        [numbered(3)]: shape.offsetPage(pages[2]),
      },
    ],
  ])('250 audits over 3 pages by %s', async (_, answers) => {
    const page = open(answers);
    const snapshot = snapshotOf(await readTicket(zendesk, ref, page));
    expect(snapshot.complete).toBe(true);
    expect(page.asked).toHaveLength(5);
    expectStandardFigures(outcomeFor(snapshot));
  });

  test.each([
    [
      '429',
      new Unreadable('rate-limited', 'audits', 99),
      { reason: 'rate-limited', detail: 'audits', retryAt: 99 },
    ],
    ['500', new Unreadable('unreachable', 'audits'), { reason: 'unreachable', detail: 'audits' }],
  ])(
    'page 2 refused with %s: what was read counts as incomplete; the next reading is whole',
    async (_, refusal, why) => {
      const page = open({ ...cursors, [second]: (asked: number) => (asked ? cursors[second] : refusal) });
      const partial = await readTicket(zendesk, ref, page);
      expect(partial).toMatchObject({ ok: true, cutShort: why, snapshot: { complete: false } });
      expect(outcomeFor(snapshotOf(partial)).firstResponse).toMatchObject({
        reason: 'first-message-not-seen',
      });
      const whole = await readTicket(zendesk, ref, page);
      expect(whole).not.toHaveProperty('cutShort');
      expectStandardFigures(outcomeFor(snapshotOf(partial), snapshotOf(whole)));
    },
  );

  test('signed out at page 2 is no reading', async () => {
    expect(await read({ ...cursors, [second]: new Unreadable('logged-out') })).toMatchObject({
      reason: 'logged-out',
    });
  });

  test('a history without end stops after six pages, incomplete', async () => {
    const endless = shape.cursorPage(pages[0], shape.firstAudits);
    const page = open({ ...cursors, [shape.firstAudits]: endless });
    expect(snapshotOf(await readTicket(zendesk, ref, page)).complete).toBe(false);
    expect(page.asked.filter((path) => path === shape.firstAudits)).toHaveLength(6);
  });
});

describe('what is not there is not guessed', () => {
  const broken = (fields: Answers, header = {}) =>
    shape.answers([{ ...shape.opening(), ...fields }], shape.ticket(header));
  test.each([
    [
      'created_at absent',
      broken({ created_at: undefined }),
      'audits page 1.audits[0].created_at: expected a text',
    ],
    [
      'a local time',
      broken({ created_at: '2026-03-02 09:00' }),
      'audits page 1.audits[0].created_at: expected an instant with its offset',
    ],
    ['events no list', broken({ events: {} }), 'audits page 1.audits[0].events: expected a list'],
    [
      'public no flag',
      broken({ events: [{ ...comment(pat), public: 'yes' }] }),
      'audits page 1.audits[0].events[0].public: expected true or false',
    ],
    ['requester absent', broken({}, { requester_id: null }), 'answer.ticket.requester_id: expected an id'],
    [
      'has_more a text',
      { ...broken({}), [shape.firstAudits]: { audits: [], users: [], meta: { has_more: 'no' } } },
      'audits page 1.meta.has_more: expected true or false',
    ],
  ])('%s', async (_, answers, detail) => {
    expect(await read(answers)).toEqual({ ok: false, reason: 'not-recognised', detail });
  });

  test.each([
    [
      'an event of an unknown kind is skipped',
      [shape.event({ type: 'Firework', body: 'It burns since lunch' })],
      true,
    ],
    ['an unknown status is no status', [change('status', 'open', 'parked')], false],
    ['a comment of somebody unknown', [comment(4711)], false],
  ])('%s (complete: %s)', async (_, events, complete) => {
    const snapshot = await readAudits([...shape.story(), audit('2026-03-04T09:00:00', anna, events)]);
    expect(snapshot.complete).toBe(complete);
    expect(snapshot.events).toHaveLength(12);
  });

  test('a role that is not known makes nobody an agent', async () => {
    const users = [
      { id: pat, role: 'end-user' },
      { id: 55, role: 'robot' },
    ];
    const page = shape.cursorPage(
      [...shape.story().slice(0, 1), audit('2026-03-02T09:01:00', 55, [comment(55)])],
      null,
      users,
    );
    const snapshot = snapshotOf(await read({ ...shape.answers([]), [shape.firstAudits]: page }));
    expect(snapshot.complete).toBe(false);
    expect(snapshot.events.map(line)).not.toContain('03-02T09:01:00 message public by agent 55');
  });
});

describe('answers that are none', () => {
  const nobodySignedIn = { ...shape.answers(shape.story()), '/api/v2/users/me.json': shape.me(null) };
  test('200 with nobody signed in', async () => {
    expect(await read(nobodySignedIn)).toMatchObject({ ok: false, reason: 'logged-out' });
  });

  test.each(['logged-out', 'no-permission', 'not-found', 'rate-limited', 'unreachable'] as const)(
    '%s',
    async (reason) => {
      const answers = {
        ...shape.answers(shape.story()),
        [shape.firstAudits]: new Unreadable(reason, 'audits', 77),
      };
      expect(await read(answers)).toEqual({ ok: false, reason, detail: 'audits', retryAt: 77 });
    },
  );

  test('an error of ours names no content', async () => {
    const leak = new SyntaxError('Unexpected token in "Printer on fire"');
    expect(await read({ ...shape.answers([]), [shape.firstAudits]: leak })).toEqual({
      ok: false,
      reason: 'not-recognised',
      detail: 'SyntaxError',
    });
  });

  test('the page went to another ticket meanwhile: the reading is dropped, and asks no more', async () => {
    const page = open({
      ...shape.answers(shape.story()),
      '/api/v2/users/me.json': () => {
        page.go(`${shape.origin}/agent/tickets/6`);
        return shape.me();
      },
    });
    expect(await readTicket(zendesk, ref, page)).toMatchObject({ ok: false, reason: 'moved-on' });
    expect(page.asked).toEqual(['/api/v2/users/me.json']);
  });
});

import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { readTicket, Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { requestTracker } from '../../../lib/helpdesks/request-tracker.ts';
import * as shape from '../../fixtures/helpdesks/request-tracker/tickets.ts';
import { type Answers, type FakePage, fakePage } from './fake-page.ts';
import { expectStandardFigures, line, outcomeFor, snapshotOf } from './standard-story.ts';

const { anna, api, historyPath, transaction } = shape;
const ref = { ticket: '7', base: '/rt' };

function documentOf(html: string): Document {
  const { DOMParser } = new Window();
  return new DOMParser().parseFromString(html, 'text/html') as unknown as Document;
}

function open(answers: Answers, html = shape.signedIn()): FakePage {
  return fakePage(`${shape.origin}/rt/Ticket/Display.html?id=7`, answers, documentOf(html));
}
const read = (answers: Answers, html?: string) => readTicket(requestTracker, ref, open(answers, html));
const readItems = async (items: Answers[], header: Answers = {}) =>
  snapshotOf(await read(shape.answers(items, shape.ticket(header))));

describe('long histories', () => {
  const notes = (count: number) => Array.from({ length: count }, () => shape.note());
  const [first, ...later] = shape.story();
  const pages = [[first as Answers, ...notes(99)], notes(100), [...notes(38), ...later]] as const;
  const rt5 = {
    ...shape.answers([]),
    [historyPath(1)]: shape.page(pages[0]),
    [historyPath(2)]: shape.page(pages[1]),
    [historyPath(3)]: shape.page(pages[2]),
  };
  const rt6 = {
    ...rt5,
    [historyPath(1)]: shape.page(pages[0], historyPath(2)),
    [historyPath(2)]: shape.page(pages[1], historyPath(3)),
  };

  test.each([
    ['RT 5, which names no next page', rt5, 4],
    ['RT 6, which does', rt6, 4],
  ])('250 transactions over 3 pages: %s', async (_, answers, requests) => {
    const page = open(answers);
    const snapshot = snapshotOf(await readTicket(requestTracker, ref, page));
    expect(snapshot.complete).toBe(true);
    expect(page.asked).toHaveLength(requests);
    expectStandardFigures(outcomeFor(snapshot));
  });

  test('97 of 100 and no next page: three were hidden, the rest is on page 2', async () => {
    const page = open({
      ...rt5,
      [historyPath(1)]: shape.page([first as Answers, ...notes(96)]),
      [historyPath(2)]: shape.page(later),
    });
    const snapshot = snapshotOf(await readTicket(requestTracker, ref, page));
    expectStandardFigures(outcomeFor(snapshot));
    expect(snapshot).toMatchObject({ complete: true });
  });

  test('a next page that is named is read, though the last update was seen', async () => {
    const page = open({ ...rt6, [historyPath(1)]: shape.page(later, historyPath(2)) });
    await readTicket(requestTracker, ref, page);
    expect(page.asked).toContain(historyPath(2));
  });

  test('a page filled to the last place is not the end, even when it ends with the last update', async () => {
    const full = [first as Answers, ...notes(98), later.at(-1) as Answers];
    const page = open({ ...rt5, [historyPath(1)]: shape.page(full), [historyPath(2)]: shape.page(later) });
    await readTicket(requestTracker, ref, page);
    expect(page.asked).toContain(historyPath(2));
  });

  test.each([
    ['429', new Unreadable('rate-limited', 'history', 99), { reason: 'rate-limited', retryAt: 99 }],
    ['500', new Unreadable('unreachable', 'history'), { reason: 'unreachable' }],
  ])(
    'page 2 refused with %s: incomplete, no first status or owner made up; then whole',
    async (_, refusal, why) => {
      const page = open({
        ...rt5,
        [historyPath(2)]: (asked: number) => (asked ? rt5[historyPath(2)] : refusal),
      });
      const partial = await readTicket(requestTracker, ref, page);
      expect(partial).toMatchObject({ ok: true, cutShort: why, snapshot: { complete: false } });
      const kinds = snapshotOf(partial).events.map(({ type }) => type);
      expect([...new Set(kinds)]).toEqual(['created', 'message']);
      const whole = snapshotOf(await readTicket(requestTracker, ref, page));
      expectStandardFigures(outcomeFor(snapshotOf(partial), whole));
    },
  );

  test('a crowd in copy is asked after within the budget of a reading, and known at the next', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `guest-${index}`);
    const people = Object.assign({}, ...names.map((name) => shape.person(name, 0)));
    const words = names.map((name) => transaction('Correspond', '2026-03-02T09:10:00', name));
    const page = open({ ...shape.answers([first as Answers, ...words, ...later]), ...people });
    expect(await readTicket(requestTracker, ref, page)).toMatchObject({
      reason: 'rate-limited',
      detail: 'user',
    });
    expect(page.asked).toHaveLength(12);
    expectStandardFigures(outcomeFor(snapshotOf(await readTicket(requestTracker, ref, page))));
  });
});

describe('what is not there is not guessed', () => {
  const brokenItem = (fields: Answers) => shape.answers([{ ...shape.opening(), ...fields }]);
  test.each([
    ['Created absent', brokenItem({ Created: undefined }), 'history.items[0].Created: expected a text'],
    ['Creator a name', brokenItem({ Creator: 'anna' }), 'history.items[0].Creator: expected an object'],
    ['Type a number', brokenItem({ Type: 3 }), 'history.items[0].Type: expected a text'],
    ['items no list', { ...brokenItem({}), [historyPath()]: { items: 0 } }, 'history.items: expected a list'],
    [
      'ticket without requestors',
      shape.answers(shape.story(), shape.ticket({ Requestor: null })),
      'ticket.Requestor: expected a list',
    ],
  ])('%s', async (_, answers, detail) => {
    expect(await read(answers)).toEqual({ ok: false, reason: 'not-recognised', detail });
  });

  test('a transaction of an unknown kind is skipped', async () => {
    const [opening, ...rest] = shape.story();
    const unknown = transaction('Firework', '2026-03-02T09:01:00', anna.name, { Field: 'Owner' });
    const { events } = await readItems([opening as Answers, unknown, ...rest]);
    expect(events.map(line)).toEqual((await readItems(shape.story())).events.map(line));
    expect(events).toHaveLength(12);
  });

  test('a history without its creation is incomplete', async () => {
    expect((await readItems(shape.story().slice(1))).complete).toBe(false);
  });
});

describe('answers that are none', () => {
  const whole = shape.answers(shape.story());
  test.each([
    ['a login page with 200', whole, shape.loginPage, 'logged-out', 'logged-out'],
    ['another product’s page', whole, '<html></html>', 'not-recognised', 'RT.CurrentUser: not in the page'],
    [
      'a script that is no JSON',
      whole,
      shape.signedIn('RT.CurrentUser = {"Name": anna};'),
      'not-recognised',
      'SyntaxError',
    ],
    ['a history with no items', shape.answers([]), undefined, 'no-permission', 'history: empty'],
    [
      'redirected or 401',
      { ...whole, [historyPath()]: new Unreadable('logged-out', 'x') },
      undefined,
      'logged-out',
      'x',
    ],
    [
      '403',
      { ...whole, [`${api}/ticket/7`]: new Unreadable('no-permission', 'x') },
      undefined,
      'no-permission',
      'x',
    ],
    ['404', { ...whole, [`${api}/ticket/7`]: new Unreadable('not-found', 'x') }, undefined, 'not-found', 'x'],
  ])('%s', async (_, answers, html, reason, detail) => {
    expect(await read(answers, html)).toEqual({ ok: false, reason, detail });
  });

  test('a refused question after a person does not name the person', async () => {
    const answers = {
      ...shape.answers([
        shape.opening(),
        transaction('Correspond', '2026-03-02T09:10:00', 'kim@customer.example'),
      ]),
      [`${api}/user/kim%40customer.example`]: new Unreadable(
        'unreachable',
        `${api}/user/kim%40customer.example`,
      ),
    };
    expect(await read(answers)).toEqual({ ok: false, reason: 'unreachable', detail: 'user' });
  });

  test('the page went to another ticket meanwhile: the reading is dropped', async () => {
    const page = open({
      ...whole,
      [historyPath()]: () => {
        page.go(`${shape.origin}/rt/Ticket/Display.html?id=8`);
        return whole[historyPath()];
      },
    });
    expect(await readTicket(requestTracker, ref, page)).toMatchObject({ ok: false, reason: 'moved-on' });
  });
});

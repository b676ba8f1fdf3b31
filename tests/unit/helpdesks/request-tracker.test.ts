import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import type { Meanings } from '../../../lib/domain/helpdesk-rules.ts';
import type { TicketStatus } from '../../../lib/domain/ticket.ts';
import { addSnapshot, emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { readTicket, Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { requestTracker } from '../../../lib/helpdesks/request-tracker.ts';
import * as shape from '../../fixtures/helpdesks/request-tracker/tickets.ts';
import { type Answers, type FakePage, fakePage } from './fake-page.ts';
import {
  at,
  expectNoSecrets,
  expectStandardFigures,
  line,
  minutes,
  outcomeFor,
  snapshotOf,
} from './standard-story.ts';

const { anna, api, bob, historyPath, owner, pat, status, system, transaction } = shape;
const ref = { ticket: '7', base: '/rt' };

function documentOf(html: string): Document {
  const { DOMParser } = new Window();
  return new DOMParser().parseFromString(html, 'text/html') as unknown as Document;
}

function open(answers: Answers, html = shape.signedIn(), meanings?: Meanings): FakePage {
  return fakePage(`${shape.origin}/rt/Ticket/Display.html?id=7`, answers, documentOf(html), meanings);
}
const read = (answers: Answers, html?: string, meanings?: Meanings) =>
  readTicket(requestTracker, ref, open(answers, html, meanings));
const readItems = async (items: Answers[], header: Answers = {}) =>
  snapshotOf(await read(shape.answers(items, shape.ticket(header))));

const standardEvents = [
  '03-02T09:00:00 created by customer pat@customer.example',
  '03-02T09:00:00 message public by customer pat@customer.example',
  '03-02T09:00:00 status new by customer pat@customer.example',
  '03-02T09:05:00 message note by agent 28',
  '03-02T09:42:10 assignment to 28 by agent 28',
  '03-02T09:42:10 message public by agent 28',
  '03-02T09:42:10 status open by system RT_System',
  '03-02T10:00:00 status solved by agent 28',
  '03-03T08:00:00 message public by customer pat@customer.example',
  '03-03T08:00:00 status open by system RT_System',
  '03-03T08:30:00 message public by agent 28',
  '03-03T09:00:00 status solved by agent 28',
];

describe('the standard story', () => {
  test('gives every event, once, under its own id', async () => {
    const snapshot = await readItems(shape.story());
    expect(snapshot.events.map(line)).toEqual(standardEvents);
    expect(snapshot).toMatchObject({
      helpdesk: 'request-tracker',
      origin: shape.origin,
      ticket: '7',
      viewer: { id: '28' },
      complete: true,
      precision: 'second',
      requester: pat,
      accounted: { mineMs: minutes(5), allMs: minutes(5) },
    });
    expect(new Set(snapshot.events.map(({ id }) => id)).size).toBe(snapshot.events.length);
  });

  test('comes to the standard figures, also when it was read in between', async () => {
    const whole = await readItems(shape.story());
    const early = await readItems(shape.story().slice(0, 8), {
      Resolved: '2026-03-02T10:00:00Z',
      LastUpdated: '2026-03-02T10:00:00Z',
    });
    for (const readings of [[whole], [early, whole], [whole, early]])
      expectStandardFigures(outcomeFor(...readings));
  });

  test('reads the same from a German page in another zone', async () => {
    const answers = shape.answers(shape.story());
    const german = snapshotOf(await read(answers, shape.signedInGerman));
    expect(german.events).toEqual(snapshotOf(await read(answers)).events);
  });

  test('carries no word that anybody wrote; the requester’s address is the worker’s to hash', async () => {
    expectNoSecrets(await readItems(shape.story()), [pat]);
  });
});

describe('variants', () => {
  test('opened by an agent for the customer', async () => {
    const snapshot = await readItems([
      transaction('Create', '2026-03-02T09:00:00', anna.name),
      transaction('Correspond', '2026-03-02T09:10:00', pat),
      transaction('Correspond', '2026-03-02T09:40:00', anna.name),
    ]);
    const { firstResponse } = outcomeFor(snapshot);
    expect(firstResponse.known && firstResponse.repliedAt - firstResponse.createdAt).toBe(minutes(40));
  });

  test('a note alone is no reply', async () => {
    const header = { Status: 'new', Resolved: '1970-01-01T00:00:00Z', LastUpdated: '2026-03-02T09:05:00Z' };
    const { firstResponse, waiting } = outcomeFor(await readItems([shape.opening(), shape.note()], header));
    expect(firstResponse).toEqual({ known: false, reason: 'waiting-for-reply' });
    expect(waiting).toEqual({ for: 'first-reply', since: at('2026-03-02T09:00:00') });
  });

  test('an auto-reply of RT’s own is nobody’s reply', async () => {
    const [opening, ...rest] = shape.story();
    const automatic = transaction('Correspond', '2026-03-02T09:00:01', system);
    expectStandardFigures(outcomeFor(await readItems([opening as Answers, automatic, ...rest])));
  });

  test('a colleague’s reply is the colleague’s', async () => {
    const { firstResponse } = outcomeFor(await readItems([shape.opening(), ...shape.reply(bob)]));
    expect(firstResponse).toMatchObject({ reason: 'answered-by-colleague' });
  });

  test('a customer in copy is no agent: RT says who is privileged', async () => {
    const copied = transaction('Correspond', '2026-03-02T09:10:00', 'kim@customer.example');
    const [opening, ...rest] = shape.story();
    const answers = {
      ...shape.answers([opening as Answers, copied, ...rest]),
      ...shape.person('kim@customer.example', 0),
    };
    const snapshot = snapshotOf(await read(answers));
    expect(snapshot.events.map(line)).toContain(
      '03-02T09:10:00 message public by customer kim@customer.example',
    );
    expectStandardFigures(outcomeFor(snapshot));
  });

  test('a person that RT does not tell of leaves the reading incomplete', async () => {
    const unknown = transaction('Correspond', '2026-03-02T09:10:00', 'kim');
    const [opening, ...rest] = shape.story();
    const snapshot = await readItems([opening as Answers, unknown, ...rest]);
    expect(snapshot.complete).toBe(false);
    expect(snapshot.events.map(line)).toEqual(standardEvents);
  });

  test('stalled is pending, rejected is closed', async () => {
    const { events } = await readItems([
      shape.opening(),
      status('2026-03-02T09:42:10', anna.name, 'new', 'stalled'),
      status('2026-03-02T09:50:00', anna.name, 'stalled', 'rejected'),
    ]);
    expect(events.slice(-2).map(line)).toEqual([
      '03-02T09:42:10 status pending by agent 28',
      '03-02T09:50:00 status closed by agent 28',
    ]);
  });

  test('a renamed lifecycle: what RT stamps as resolved is solved, the first time too', async () => {
    const snapshot = await readItems(shape.story('offen', 'erledigt'), { Status: 'erledigt' });
    expect(snapshot.events.map(line)).toEqual(standardEvents);
  });

  test('a renamed lifecycle: the status passed in the same second on the way is not solved', async () => {
    const second = '2026-03-02T09:42:10';
    const { events } = await readItems(
      [
        shape.opening(),
        status(second, system, 'neu', 'offen'),
        status(second, anna.name, 'offen', 'erledigt'),
      ],
      { Status: 'erledigt', Resolved: `${second}Z`, LastUpdated: `${second}Z` },
    );
    expect(events.filter(({ type }) => type === 'status').map(line)).toEqual([
      '03-02T09:00:00 status open by customer pat@customer.example',
      '03-02T09:42:10 status open by system RT_System',
      '03-02T09:42:10 status solved by agent 28',
    ]);
  });

  test.each([
    ['nobody yet: the present owner', [], 'bob', ['to bob']],
    ['me, by name', [], 'anna', ['to 28']],
    ['nobody', [], 'Nobody', []],
    [
      'then changed: what the first change changed',
      [owner('2026-03-02T09:30:00', 'anna', '31', '28')],
      'anna',
      ['to 31', 'to 28'],
    ],
    ['in older data', [owner('2026-03-02T09:30:00', 'anna', '28', '31', 'Give')], 'bob', ['to 28', 'to 31']],
    ['given back', [owner('2026-03-02T09:30:00', 'anna', '28', '6')], 'Nobody', ['to 28', 'to nobody']],
  ])('owner given at creation: %s', async (_, changes, present, expected) => {
    const header = { Owner: { type: 'user', id: present } };
    const { events } = await readItems([shape.opening(), ...changes], header);
    const assignments = events.filter(({ type }) => type === 'assignment').map(line);
    expect(assignments.map((text) => /to \w+/.exec(text)?.[0])).toEqual(expected);
  });

  test('merged away: RT answers with the target, whose history holds both', async () => {
    const link = transaction('AddLink', '2026-03-02T09:30:00', anna.name, { Field: 'MergedInto' });
    const theirs = transaction('Create', '2026-03-01T09:00:00', pat, { ObjectId: '9' });
    const header = { id: 9, EffectiveId: { type: 'ticket', id: '9' } };
    const snapshot = await readItems([theirs, shape.opening(), link], header);
    expect(snapshot.events).toEqual([
      { id: 'merge', at: at('2026-03-02T09:30:00'), type: 'merge', into: '9' },
    ]);
    expect(outcomeFor(snapshot).firstResponse).toEqual({ known: false, reason: 'merged' });
  });

  test('the target of a merge: only its own transactions', async () => {
    const theirs = { ...transaction('Create', '2026-03-01T09:00:00', pat), ObjectId: '5' };
    const story = shape.story();
    expect((await readItems([theirs, ...story])).events.map(line)).toEqual(standardEvents);
  });
});

describe('time that RT holds', () => {
  const booked = (by: string, minutes: unknown, fields: Answers = {}) =>
    transaction('Comment', '2026-03-02T09:20:00', by, { TimeTaken: minutes, ...fields });
  const empty = { TimeTaken: '0' };

  test.each<[string, Answers[], unknown, object | undefined]>([
    ['none', [booked('anna', '0'), booked('bob', 0)], 0, undefined],
    ['not told', [booked('anna', null), booked('anna', undefined)], undefined, undefined],
    ['mine, twice', [booked('anna', '5'), booked('anna', 7)], '12', { mineMs: 12, allMs: 12 }],
    ['mine and a colleague’s', [booked('anna', '5'), booked('bob', '20')], 25, { mineMs: 5, allMs: 25 }],
    ['a colleague’s', [booked('bob', '20')], '20', { mineMs: 0, allMs: 20 }],
    [
      'taken back, which is not the same as none',
      [booked('anna', '5'), booked('anna', '-5')],
      0,
      { mineMs: 0, allMs: 0 },
    ],
    ['more than is seen: comments can be hidden', [booked('anna', '5')], '45', { mineMs: 5, allMs: 45 }],
    [
      'from a ticket that was merged into this one',
      [booked('anna', '5', { ObjectId: '9' }), booked('anna', '1')],
      '6',
      { mineMs: 6, allMs: 6 },
    ],
    [
      'set on the ticket itself',
      [transaction('Set', '2026-03-02T09:20:00', 'anna', { Field: 'TimeWorked', TimeTaken: '10' })],
      '10',
      { mineMs: 10, allMs: 10 },
    ],
  ])('%s', async (_, items, total, expected) => {
    const whole = [
      { ...shape.opening(), ...empty },
      ...items,
      status('2026-03-03T09:00:00', 'anna', 'new', 'resolved'),
    ];
    const { accounted } = await readItems(whole, { TimeWorked: total });
    const inMs = ({ mineMs = 0, allMs = 0 }) => ({ mineMs: minutes(mineMs), allMs: minutes(allMs) });
    expect(accounted).toEqual(expected && inMs(expected));
  });

  test('a part of a history tells nothing', async () => {
    const answers = {
      ...shape.answers(Array.from({ length: 100 }, () => booked('anna', '5'))),
      [historyPath(2)]: new Unreadable('rate-limited'),
    };
    expect(snapshotOf(await read(answers))).not.toHaveProperty('accounted');
  });

  test('half a minute is nothing that RT could tell', async () => {
    expect(await read(shape.answers([shape.opening(), booked('anna', '0.5')]))).toMatchObject({
      reason: 'not-recognised',
      detail: 'history.items[1].TimeTaken: expected a whole number',
    });
  });
});

describe('the team’s words', () => {
  const german = shape.answers(shape.story('offen', 'erledigt'), shape.ticket({ Status: 'erledigt' }));
  const statusesOf = async (answers: Answers, meanings: Meanings) =>
    snapshotOf(await read(answers, undefined, meanings)).events.flatMap((event) =>
      event.type === 'status' ? [event.to] : [],
    );

  test.each<[string, Answers, Meanings, TicketStatus[]]>([
    [
      'before what is told of a renamed one',
      german,
      { statuses: { Offen: 'hold', erledigt: 'pending' } },
      ['new', 'hold', 'pending', 'hold', 'pending'],
    ],
    [
      'beside what is told of a renamed one',
      german,
      { statuses: { offen: 'hold' } },
      ['new', 'hold', 'solved', 'hold', 'solved'],
    ],
    [
      'before the default lifecycle',
      shape.answers(shape.story()),
      { statuses: { resolved: 'pending' } },
      ['new', 'open', 'pending', 'open', 'pending'],
    ],
  ])('a status %s', async (_, answers, meanings, expected) => {
    expect(await statusesOf(answers, meanings)).toEqual(expected);
  });

  const field = (name: string, values: unknown[]) => ({
    CustomFields: [{ type: 'customfield', id: '3', name, values }],
  });
  test.each<[string, Answers, string[], boolean]>([
    ['its queue', {}, ['printers'], true],
    ['another queue', {}, ['complaints'], false],
    ['a field’s value', field('Kind', ['Question', 'Complaint']), ['complaint'], true],
    ['a field with its value', field('Is a complaint', ['yes']), ['is a complaint: yes'], true],
    ['another field with that value', field('Is urgent', ['yes']), ['is a complaint: yes'], false],
    ['a queue that may not be seen', { Queue: { type: 'queue', id: '1', Name: '' } }, ['printers'], false],
  ])('a complaint by %s', async (_, header, complaints, complaint) => {
    const answers = shape.answers(shape.story(), shape.ticket(header));
    expect(snapshotOf(await read(answers, undefined, { complaints }))).toMatchObject({ complaint });
    expect(snapshotOf(await read(answers))).toMatchObject({ complaint: false });
  });

  test.each<[string, Answers, Meanings]>([
    [
      'of the default lifecycle, and on complaints',
      shape.answers(shape.story('stalled'), shape.ticket()),
      { statuses: { stalled: 'solved' }, complaints: ['printers'] },
    ],
    ['of a renamed one', german, { statuses: { offen: 'solved', erledigt: 'hold' } }],
  ])('wrong rules %s that are taken back leave nothing behind', async (_, answers, rules) => {
    const ruled = snapshotOf(await read(answers, undefined, rules));
    const plain = snapshotOf(await read(answers));
    const empty = emptyRecord('connection', '7');
    const never = addSnapshot(empty, plain);
    expect(addSnapshot(empty, ruled)).not.toEqual(never);
    expect([ruled, plain].reduce(addSnapshot, empty)).toEqual(never);
  });
});

test('requests: two to open a ticket, a colleague once a page', async () => {
  const page = open(
    shape.answers([...shape.story(), transaction('Comment', '2026-03-03T09:00:00', bob.name)]),
  );
  await readTicket(requestTracker, ref, page);
  await readTicket(requestTracker, ref, page);
  expect(page.asked).toEqual([
    shape.ticketPath,
    historyPath(),
    `${api}/user/bob`,
    shape.ticketPath,
    historyPath(),
  ]);
});

test.each([
  ['/Ticket/Display.html?id=7', '7'],
  ['/rt/Ticket/Display.html?id=7#txn-42', '7'],
  ['/Ticket/Update.html?Action=Respond&id=7', '7'],
  ['/Ticket/ModifyAll.html?id=7', '7'],
  ['/Ticket/History.html?id=7', '7'],
  ['/Ticket/Create.html?Queue=1', undefined],
  ['/Ticket/Display.html', undefined],
  ['/Ticket/Display.html?id=007', undefined],
  ['/Ticket/Display.html?id=7;drop', undefined],
  ['/Search/Results.html?id=7', undefined],
])('%s shows ticket %s', (path, ticket) => {
  expect(requestTracker.ticketIn(new URL(path, shape.origin))?.ticket).toBe(ticket);
});

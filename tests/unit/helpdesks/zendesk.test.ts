import { describe, expect, test } from 'vitest';
import type { Meanings } from '../../../lib/domain/helpdesk-rules.ts';
import type { TicketEvent, TicketStatus } from '../../../lib/domain/ticket.ts';
import { addSnapshot, emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { readTicket, Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { zendesk } from '../../../lib/helpdesks/zendesk.ts';
import * as shape from '../../fixtures/helpdesks/zendesk/tickets.ts';
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

const { anna, bob, pat, nobody, audit, comment, change } = shape;
const address = `${shape.origin}/agent/tickets/5`;
const ref = { ticket: '5' };

function open(answers: Answers): FakePage {
  return fakePage(address, answers);
}
const read = (answers: Answers, meanings?: Meanings) =>
  readTicket(zendesk, ref, fakePage(address, answers, undefined, meanings));
const readAudits = async (audits: Answers[], header?: Answers) =>
  snapshotOf(await read(shape.answers(audits, header)));

describe('the standard story', () => {
  test('gives every event, once, under its own id', async () => {
    const snapshot = await readAudits(shape.story());
    expect(snapshot.events.map(line)).toEqual([
      '03-02T09:00:00 created by customer 901',
      '03-02T09:00:00 message public by customer 901',
      '03-02T09:00:00 status new by customer 901',
      '03-02T09:05:00 message note by agent 12',
      '03-02T09:42:10 message public by agent 12',
      '03-02T09:42:10 status open by agent 12',
      '03-02T09:42:10 assignment to 12 by agent 12',
      '03-02T10:00:00 status solved by agent 12',
      '03-03T08:00:00 message public by customer 901',
      '03-03T08:00:00 status open by customer 901',
      '03-03T08:30:00 message public by agent 12',
      '03-03T09:00:00 status solved by agent 12',
    ]);
    expect(snapshot).toMatchObject({
      helpdesk: 'zendesk',
      origin: shape.origin,
      ticket: '5',
      viewer: { id: '12' },
      complete: true,
      precision: 'second',
      channel: 'email',
      priority: 'high',
      requester: '901',
    });
    expect(new Set(snapshot.events.map(({ id }) => id)).size).toBe(snapshot.events.length);
  });

  test('comes to the standard figures', async () => {
    expectStandardFigures(outcomeFor(await readAudits(shape.story())));
  });

  test('read after step 4 and again after step 7 is the union, nothing twice', async () => {
    const whole = await readAudits(shape.story());
    const early = await readAudits(shape.story().slice(0, 4));
    expectStandardFigures(outcomeFor(early, whole));
    expectStandardFigures(outcomeFor(whole, early));
  });

  test('carries no word that anybody wrote', async () => {
    expectNoSecrets(await readAudits(shape.story()));
  });
});

describe('variants', () => {
  test('opened by an agent: the clock runs to the next reply after the customer wrote', async () => {
    const snapshot = await readAudits(
      [
        shape.opening(anna),
        audit('2026-03-02T09:10:00', pat, [comment(pat)]),
        audit('2026-03-02T09:40:00', anna, [comment(anna)]),
      ],
      shape.ticket({ submitter_id: anna }),
    );
    expect(snapshot.events[0]).toMatchObject({ type: 'created', by: { role: 'agent', id: '12' } });
    const { firstResponse } = outcomeFor(snapshot);
    expect(firstResponse.known && firstResponse.repliedAt - firstResponse.createdAt).toBe(minutes(40));
  });

  test.each([
    ['the first comment is an agent’s', { submitter_id: pat }, anna, 'agent 12'],
    ['submitted in the requester’s name', { submitter_id: bob }, pat, 'agent 13'],
    ['the customer’s own', { submitter_id: pat }, pat, 'customer 901'],
    ['no submitter told', { submitter_id: null }, pat, 'customer 901'],
  ])('who opened it: %s', async (_, header, author, expected) => {
    const [created] = (await readAudits([shape.opening(author)], shape.ticket(header))).events;
    expect(created && line(created)).toBe(`03-02T09:00:00 created by ${expected}`);
  });

  test('a note alone is no reply', async () => {
    const { firstResponse, waiting } = outcomeFor(await readAudits([shape.opening(), shape.note()]));
    expect(firstResponse).toEqual({ known: false, reason: 'waiting-for-reply' });
    expect(waiting).toEqual({ for: 'first-reply', since: at('2026-03-02T09:00:00') });
  });

  const [opening, ...rest] = shape.story();
  test.each([
    ['by the system’s author', audit('2026-03-02T09:00:01', nobody, [comment(nobody)])],
    [
      'by a trigger in the name of an agent',
      audit('2026-03-02T09:00:01', bob, [comment(bob)], shape.trigger),
    ],
    [
      'by a trigger within somebody’s audit',
      audit('2026-03-02T09:00:01', pat, [comment(bob, true, shape.trigger)]),
    ],
  ])('an auto-reply %s is nobody’s reply', async (_, automatic) => {
    const snapshot = await readAudits([opening as Answers, automatic, ...rest]);
    expectStandardFigures(outcomeFor(snapshot));
    expect(snapshot.events[3] && line(snapshot.events[3])).toBe('03-02T09:00:01 message public by system -1');
  });

  test('a rule’s change within an agent’s audit is not the agent’s', async () => {
    const snapshot = await readAudits([
      shape.opening(),
      audit('2026-03-02T09:42:10', bob, [comment(bob), change('status', 'new', 'solved', shape.trigger)]),
    ]);
    expect(snapshot.events.map(line)).toContain('03-02T09:42:10 status solved by system -1');
  });

  test('a colleague’s reply is the colleague’s', async () => {
    const { firstResponse, firstContact } = outcomeFor(
      await readAudits([shape.opening(), shape.reply(bob), shape.solve()]),
    );
    expect(firstResponse).toMatchObject({ reason: 'answered-by-colleague' });
    expect(firstContact).toMatchObject({ reason: 'colleague-replied-before' });
  });

  test('pending, and open again when the customer answers', async () => {
    const { waiting } = outcomeFor(
      await readAudits([
        shape.opening(),
        audit('2026-03-02T09:42:10', anna, [comment(anna), change('status', 'new', 'pending')]),
        audit('2026-03-02T09:50:00', pat, [comment(pat), change('status', 'pending', 'open')]),
      ]),
    );
    expect(waiting).toEqual({ for: 'next-reply', since: at('2026-03-02T09:50:00') });
  });

  test('merged away counts for nothing; not so the target, nor a follow-up that inherits the tag', async () => {
    const closed = change('tags', ['a'], ['a', 'closed_by_merge']);
    const away = await readAudits([
      shape.opening(),
      audit('2026-03-02T09:30:00', anna, [closed], shape.mergeVia),
    ]);
    expect(away.events.at(-1)).toMatchObject({ type: 'merge', into: '8', at: at('2026-03-02T09:30:00') });
    expect(outcomeFor(away).firstResponse).toEqual({ known: false, reason: 'merged' });

    const tagged = change('tags', ['a'], ['a', 'b']);
    const received = audit('2026-03-02T09:30:00', anna, [comment(anna, false), tagged], shape.mergeVia);
    const followUp = audit('2026-03-02T09:31:00', anna, [closed]);
    const target = await readAudits([shape.opening(), received, followUp]);
    expect(target.events.map(({ type }) => type)).not.toContain('merge');
  });

  test.each([
    ['good', ['03-03T09:30:00 rating 1 of 0..1']],
    ['bad', ['03-03T09:30:00 rating 0 of 0..1']],
    ['offered', []],
  ])('rated %s', async (score, expected) => {
    const rated = audit('2026-03-03T09:30:00', pat, [shape.rating(score)]);
    const { events } = await readAudits([...shape.story(), rated]);
    expect(events.filter(({ type }) => type === 'rating').map(line)).toEqual(expected);
  });

  test('a comment made private afterwards is a note', async () => {
    const said = comment(anna);
    const { events } = await readAudits([
      shape.opening(),
      audit('2026-03-02T09:42:10', anna, [said]),
      audit('2026-03-02T09:43:00', anna, [
        shape.event({ type: 'CommentPrivacyChange', comment_id: said.id, public: false }),
      ]),
    ]);
    expect(events.map(line)).toContain('03-02T09:42:10 message note by agent 12');
  });
});

describe('time that the Time Tracking app booked', () => {
  const [total, last, other] = ['360001', '360002', '360003'];
  const fieldsPath = '/api/v2/ticket_fields.json?page[size]=100';
  const fields = [
    { id: 1, type: 'subject', title: 'Subject', raw_title: 'Subject' },
    { id: Number(total), type: 'integer', title: 'Gesamtzeit', raw_title: 'Total time spent (sec)' },
    { id: Number(last), type: 'integer', title: 'Time spent last update (sec)' },
    { id: Number(other), type: 'integer', title: 'Order number' },
  ];
  const fieldsPage = (some: Answers[], next: string | null = null) => ({
    ticket_fields: some,
    meta: { has_more: next !== null },
    links: { next: next && `${shape.origin}${next}` },
  });
  const update = (by: number, ...events: Answers[]) => audit('2026-03-02T09:42:10', by, events);
  const book = (by: number, from: string | null, to: string | null, spent = to) =>
    update(by, change(total, from, to), change(last, null, spent));
  const answersWith = (audits: Answers[], found: unknown = fieldsPage(fields)) => ({
    ...shape.answers([shape.opening(), ...audits]),
    [fieldsPath]: found,
  });
  const accountedIn = async (answers: Answers) => snapshotOf(await read(answers)).accounted;

  test.each<[string, Answers[], object | undefined]>([
    ['none', [], undefined],
    ['in other fields', [update(anna, change(other, null, '4711'), change(last, null, '60'))], undefined],
    ['mine', [book(anna, null, '95')], { mineMs: 95_000, allMs: 95_000 }],
    [
      'mine, the same once more: only the total tells',
      [book(anna, null, '30'), update(anna, change(total, '30', '60'))],
      { mineMs: 60_000, allMs: 60_000 },
    ],
    [
      'mine and a colleague’s',
      [book(anna, null, '30'), book(bob, '30', '330'), book(anna, '330', '345')],
      { mineMs: 45_000, allMs: 345_000 },
    ],
    ['a colleague’s', [book(bob, null, '300')], { mineMs: 0, allMs: 300_000 }],
    [
      'with the ticket’s creation',
      [update(anna, shape.create(total, '120'))],
      { mineMs: 120_000, allMs: 120_000 },
    ],
    ['taken back', [book(anna, null, '30'), book(anna, '30', null)], { mineMs: 0, allMs: 0 }],
    ['no number', [book(anna, null, 'long')], undefined],
  ])('%s', async (_, audits, expected) => {
    expect(await accountedIn(answersWith(audits))).toEqual(expected);
  });

  test('the field may stand on a later page; where the app was installed twice, both count', async () => {
    const second = '/api/v2/ticket_fields.json?page[after]=b';
    const again = { id: Number(other), title: 'Total time spent (sec)', raw_title: 'Total time spent (sec)' };
    const answers = {
      ...answersWith(
        [book(anna, null, '30'), update(anna, change(other, null, '10'))],
        fieldsPage(fields.slice(0, 2), second),
      ),
      [second]: fieldsPage([again]),
    };
    expect(await accountedIn(answers)).toEqual({ mineMs: 40_000, allMs: 40_000 });
  });

  test.each<[string, unknown, number]>([
    ['may not be listed: not asked again', new Unreadable('no-permission'), 1],
    ['cannot be listed now: asked again', new Unreadable('rate-limited'), 2],
    ['are told in another shape', { ticket_fields: 'none' }, 2],
  ])('fields that %s leave the reading whole', async (_, found, times) => {
    const page = open(answersWith([book(anna, null, '30')], found));
    for (const reading of [await readTicket(zendesk, ref, page), await readTicket(zendesk, ref, page)]) {
      const snapshot = snapshotOf(reading);
      expect(snapshot.complete).toBe(true);
      expect(snapshot).not.toHaveProperty('accounted');
    }
    expect(page.asked.filter((path) => path === fieldsPath)).toHaveLength(times);
  });

  test('fields are asked for once a page, and only when a ticket has some', async () => {
    const asked = async (audits: Answers[]) => {
      const page = open(answersWith(audits));
      await readTicket(zendesk, ref, page);
      await readTicket(zendesk, ref, page);
      return page.asked.filter((path) => path === fieldsPath).length;
    };
    expect([await asked([shape.reply()]), await asked([book(anna, null, '30')])]).toEqual([0, 1]);
  });

  test('a part of a history, or a nameless viewer, tells nothing', async () => {
    const answers = answersWith([book(anna, null, '30')]);
    const cutShort = shape.cursorPage([shape.opening(), book(anna, null, '30')], '/api/v2/refused');
    const refused = new Unreadable('unreachable');
    for (const other of [
      { [shape.firstAudits]: cutShort, '/api/v2/refused': refused },
      { '/api/v2/users/me.json': new Unreadable('no-permission') },
    ])
      expect(snapshotOf(await read({ ...answers, ...other }))).not.toHaveProperty('accounted');
  });
});

describe('the team’s words', () => {
  const complaints = ['Complaint', 'beschwerde'];
  const tagged = (tags: unknown) => audit('2026-03-02T09:01:00', anna, [change('tags', [], tags)]);
  test.each<[string, Answers[], Answers, object]>([
    ['a tag', [], { tags: ['vip', 'complaint'] }, { complaint: true }],
    ['the type', [], { type: 'beschwerde' }, { complaint: true }],
    ['neither', [], { tags: ['vip'], type: 'incident' }, { complaint: false }],
    ['nothing told', [], { tags: undefined }, { complaint: false }],
    ['tagged since', [tagged(['vip', 'complaint'])], { tags: [] }, { complaint: true }],
    ['tagged since, in one text', [tagged('vip complaint')], { tags: [] }, { complaint: true }],
    ['no longer tagged', [tagged(['complaint']), tagged([])], { tags: ['complaint'] }, { complaint: false }],
    [
      'its type changed',
      [audit('2026-03-02T09:02:00', anna, [change('type', 'beschwerde', null)])],
      { type: 'beschwerde' },
      { complaint: false },
    ],
  ])('a complaint by %s', async (_, later, header, expected) => {
    const answers = shape.answers([shape.opening(), ...later], shape.ticket(header));
    expect(snapshotOf(await read(answers, { complaints }))).toMatchObject(expected);
    expect(snapshotOf(await read(answers))).toMatchObject({ complaint: false });
  });

  test('audits that are cut short do not tell the last tags; the ticket does', async () => {
    const answers = {
      ...shape.answers([], shape.ticket({ tags: ['complaint'] })),
      [shape.firstAudits]: shape.cursorPage([shape.opening(), tagged([])], '/api/v2/refused'),
      '/api/v2/refused': new Unreadable('unreachable'),
    };
    expect(snapshotOf(await read(answers, { complaints }))).toMatchObject({ complaint: true });
  });

  const custom = {
    '/api/v2/custom_statuses.json': {
      custom_statuses: [
        { id: 500, agent_label: 'Open', status_category: 'open', active: true },
        { id: 501, agent_label: 'Waiting for carrier', status_category: 'open', active: true },
        { id: 502, agent_label: 'Replaced', status_category: 'pending', active: false },
      ],
    },
  };
  const statuses = { 'waiting for carrier': 'hold', replaced: 'solved' } as const;
  const changes = [
    shape.opening(),
    audit('2026-03-02T09:10:00', anna, [
      change('custom_status_id', null, '500'),
      change('status', 'new', 'open'),
    ]),
    audit('2026-03-02T09:20:00', anna, [change('custom_status_id', '500', '501')]),
    audit('2026-03-02T09:30:00', anna, [
      change('status', 'open', 'pending'),
      change('custom_status_id', '501', '502'),
    ]),
    audit('2026-03-02T09:40:00', anna, [
      change('status', 'pending', 'open'),
      change('custom_status_id', '502', '501'),
    ]),
    audit('2026-03-02T09:50:00', anna, [change('status', 'open', 'closed')]),
  ];
  const statusesOf = ({ events }: { events: TicketEvent[] }) =>
    events.flatMap((event) => (event.type === 'status' ? [event.to] : []));
  const answers = { ...shape.answers(changes), ...custom };

  test.each<[string, Answers, Meanings | undefined, TicketStatus[]]>([
    [
      'each means what the team says',
      answers,
      { statuses },
      ['new', 'open', 'hold', 'solved', 'hold', 'closed'],
    ],
    ['without a word, its category', answers, undefined, ['new', 'open', 'pending', 'open', 'closed']],
    [
      'where they may not be listed, its category',
      { ...answers, '/api/v2/custom_statuses.json': new Unreadable('no-permission') },
      { statuses },
      ['new', 'open', 'pending', 'open', 'closed'],
    ],
  ])('custom statuses: %s', async (_, given, meanings, expected) => {
    const snapshot = snapshotOf(await read(given, meanings));
    expect(statusesOf(snapshot)).toEqual(expected);
    expect(snapshot.complete).toBe(true);
  });

  test('wrong rules that are taken back leave nothing behind', async () => {
    const rules = { statuses, complaints: ['complaint'] };
    const told = { ...shape.answers(changes, shape.ticket({ tags: ['complaint'] })), ...custom };
    const [ruled, plain] = [snapshotOf(await read(told, rules)), snapshotOf(await read(told))];
    const empty = emptyRecord('connection', '5');
    const never = addSnapshot(empty, plain);
    expect(addSnapshot(empty, ruled)).not.toEqual(never);
    expect([ruled, plain].reduce(addSnapshot, empty)).toEqual(never);
  });

  test('custom statuses are asked for once a page, and only where the team has a word for one', async () => {
    const asked = async (meanings?: Meanings) => {
      const page = fakePage(address, answers, undefined, meanings);
      await readTicket(zendesk, ref, page);
      await readTicket(zendesk, ref, page);
      return page.asked.filter((path) => path.includes('custom'));
    };
    expect(await asked()).toEqual([]);
    expect(await asked({ complaints })).toEqual([]);
    expect(await asked({ statuses })).toEqual(['/api/v2/custom_statuses.json']);
  });
});

test('a priority that is changed while the page stays is read without another request', async () => {
  const raised = audit('2026-03-02T09:03:00', anna, [change('priority', 'high', 'urgent')]);
  const audits = (asked: number) => shape.cursorPage([shape.opening(), ...(asked ? [raised] : [])]);
  const page = open({ ...shape.answers([]), [shape.firstAudits]: audits });
  const prioritySeen = async () => snapshotOf(await readTicket(zendesk, ref, page)).priority;
  expect([await prioritySeen(), await prioritySeen()]).toEqual(['high', 'urgent']);
  expect(page.asked.filter((path) => path.endsWith('/5.json'))).toHaveLength(1);
});

test('a priority that was taken away is none', async () => {
  const taken = audit('2026-03-02T09:03:00', anna, [change('priority', 'high', null)]);
  expect(snapshotOf(await read(shape.answers([shape.opening(), taken])))).not.toHaveProperty('priority');
});

test('requests: the viewer once a page, two to open a ticket, one after a change', async () => {
  const page = open(shape.answers(shape.story()));
  await readTicket(zendesk, ref, page);
  await readTicket(zendesk, ref, page);
  expect(page.asked).toEqual([
    '/api/v2/users/me.json',
    '/api/v2/tickets/5.json',
    shape.firstAudits,
    shape.firstAudits,
  ]);
});

test.each([
  ['/agent/tickets/5', '5'],
  ['/agent/tickets/5/events', '5'],
  ['/agent/tickets/5?brand=1', '5'],
  ['/agent/tickets/new/1', undefined],
  ['/agent/filters/3', undefined],
  ['/hc/en-us/requests/5', undefined],
  ['/x/agent/tickets/5', undefined],
])('%s shows ticket %s', (path, ticket) => {
  expect(zendesk.ticketIn(new URL(path, shape.origin))?.ticket).toBe(ticket);
});

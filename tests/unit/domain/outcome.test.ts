import { describe, expect, it } from 'vitest';
import type { TicketOutcome } from '../../../lib/domain/outcome.ts';
import { at, duration, outcome, type Reading } from './storyteller.ts';

/** The figures of a ticket, durations as `HH:MM:SS`, or the reason why there is none. */
type Expected = {
  frt?: string;
  /** On my clock. */
  mine?: string;
  phone?: true;
  first?: string;
  full?: string;
  reopens?: number;
  /** The second contact's instant, `none`, `undecided`, or a reason. */
  contact?: string;
  waiting?: string | null;
  thankYou?: boolean;
};

function expectOutcome(told: TicketOutcome, expected: Expected): void {
  const { firstResponse: response, firstResolution: first, fullResolution: full, firstContact: fcr } = told;
  if ('frt' in expected) {
    expect(response.known ? response.repliedAt - response.createdAt : response.reason, 'frt').toBe(
      value(expected.frt),
    );
  }
  if ('mine' in expected) {
    expect(response.known && response.repliedAt - (response.mineFrom ?? 0), 'mine').toBe(
      value(expected.mine),
    );
  }
  if ('frt' in expected && response.known) expect(response.phone, 'phone').toBe(expected.phone ?? false);
  if ('first' in expected)
    expect(first.known ? first.solvedAt - first.createdAt : first.reason, 'first').toBe(
      value(expected.first),
    );
  if ('full' in expected)
    expect(full.known ? full.solvedAt - full.createdAt : full.reason, 'full').toBe(value(expected.full));
  if ('reopens' in expected) expect(told.reopens, 'reopens').toBe(expected.reopens);
  if ('contact' in expected) {
    const verdict = fcr.known ? (fcr.secondContactAt ?? (fcr.undecided ? 'undecided' : 'none')) : fcr.reason;
    const { contact = '' } = expected;
    expect(verdict, 'contact').toBe(/^\d/.test(contact) ? at(contact) : contact);
  }
  if ('waiting' in expected) {
    expect(told.waiting && `${told.waiting.for} ${told.waiting.since}`, 'waiting').toBe(
      expected.waiting?.replace(/ (.*)/, (_, time: string) => ` ${at(time)}`),
    );
  }
  if ('thankYou' in expected) expect(told.thankYou, 'thankYou').toBe(expected.thankYou);
}

function value(text: string | undefined): number | string | undefined {
  return text && /^\d/.test(text) ? duration(text) : text;
}

const standard = {
  opened: '03-02 09:00:00 pat opens, sets new',
  noted: '03-02 09:05:00 anna notes',
  replied: '03-02 09:42:10 anna writes, takes, sets open',
  solved: '03-02 10:00:00 anna solves',
  wroteAgain: '03-03 08:00:00 pat writes, reopens',
  repliedAgain: '03-03 08:30:00 anna writes',
  solvedAgain: '03-03 09:00:00 anna solves',
};
const { opened, noted, replied, solved, wroteAgain } = standard;
const all = Object.values(standard);

type Case = [what: string, lines: string[], expected: Expected, reading?: Reading];

describe('the standard story', () => {
  it.each<Case>([
    [
      'whole',
      all,
      {
        frt: '00:42:10',
        mine: '00:42:10',
        first: '01:00:00',
        full: '24:00:00',
        reopens: 1,
        contact: '03-03 08:00:00',
        waiting: null,
        thankYou: false,
      },
    ],
    ['step 1', all.slice(0, 1), { frt: 'waiting-for-reply', waiting: 'first-reply 03-02 09:00:00' }],
    ['steps 1–2', all.slice(0, 2), { frt: 'waiting-for-reply', first: 'not-solved', contact: 'not-solved' }],
    ['steps 1–3', all.slice(0, 3), { frt: '00:42:10', full: 'not-solved', waiting: null }],
    ['steps 1–4', all.slice(0, 4), { full: '01:00:00', reopens: 0, contact: 'none', waiting: null }],
    [
      'steps 1–5',
      all.slice(0, 5),
      { full: '01:00:00', contact: 'undecided', waiting: 'next-reply 03-03 08:00:00', thankYou: false },
    ],
    ['steps 1–6', all.slice(0, 6), { full: '01:00:00', contact: '03-03 08:00:00', waiting: null }],
  ])('%s', (_, lines, expected) => expectOutcome(outcome(lines), expected));

  it('falls due seven times 24 h after the first solve', () => {
    expect(outcome(all).firstContact).toMatchObject({
      firstSolvedAt: at('03-02 10:00:00'),
      dueAt: at('03-09 10:00:00'),
    });
  });

  it('is not the figures of a colleague who looks on', () => {
    expectOutcome(outcome(all, { me: 'bob' }), {
      frt: 'answered-by-colleague',
      first: 'solved-by-colleague',
      full: 'solved-by-colleague',
      contact: 'solved-by-colleague',
    });
  });

  it('has anna as its assignee', () => {
    expect(outcome(all).assignee).toBe('anna');
    expect(outcome(all.slice(0, 2)).assignee).toBeUndefined();
  });
});

const openedByAnna = ['03-02 09:00:00 anna opens', '03-02 09:10:00 pat writes', '03-02 09:40:00 anna writes'];
const phoneCall = [
  '03-02 09:00:00 anna files',
  '03-02 09:10:00 anna solves',
  '03-02 13:00:00 pat writes, reopens',
  '03-02 13:20:00 anna writes',
];

describe('its variants', () => {
  it.each<Case>([
    ['opened by agent, public', openedByAnna, { frt: '00:40:00' }],
    [
      'opened by agent, public, unanswered by pat',
      openedByAnna.slice(0, 1),
      { frt: 'no-customer-message', waiting: null },
    ],
    [
      'opened by agent, public, answered by pat only',
      openedByAnna.slice(0, 2),
      { frt: 'waiting-for-reply', waiting: 'first-reply 03-02 09:00:00' },
    ],
    ['opened by agent, phone note', phoneCall, { frt: '04:20:00', phone: true }],
    [
      'solved without reply',
      [opened, solved],
      { frt: 'solved-without-reply', first: '01:00:00', contact: 'none' },
    ],
    ['auto-reply by a rule', [opened, '03-02 09:00:01 rule writes', ...all.slice(1)], { frt: '00:42:10' }],
    [
      'colleague replies, anna solves',
      [opened, '03-02 09:42:10 bob writes', solved],
      { frt: 'answered-by-colleague', first: '01:00:00', contact: 'colleague-replied-before' },
    ],
    [
      "colleague replies, to the colleague's eye",
      [opened, '03-02 09:42:10 bob writes', solved],
      { frt: '00:42:10', first: 'solved-by-colleague' },
      { me: 'bob' },
    ],
    [
      'note only',
      [opened, noted],
      { frt: 'waiting-for-reply', waiting: 'first-reply 03-02 09:00:00', contact: 'not-solved' },
    ],
    [
      'thank-you reopen, while open',
      [opened, replied, solved, wroteAgain],
      { full: '01:00:00', contact: 'undecided', thankYou: false },
    ],
    [
      'thank-you reopen, solved again',
      [opened, replied, solved, wroteAgain, '03-03 08:01:00 anna solves'],
      { full: '01:00:00', reopens: 1, contact: 'none', thankYou: true },
    ],
    [
      "contact at the window's end",
      [opened, replied, solved, '03-09 10:00:00 pat writes, reopens', '03-09 10:30:00 anna writes, solves'],
      { contact: '03-09 10:00:00', full: '169:30:00' },
    ],
    [
      "contact one second after the window's end",
      [opened, replied, solved, '03-09 10:00:01 pat writes, reopens', '03-09 10:30:00 anna writes, solves'],
      { contact: 'none', full: '169:30:00', reopens: 1 },
    ],
    [
      'pending in between',
      [opened, '03-02 09:42:10 anna writes, sets pending', '03-02 09:50:00 pat writes, reopens', solved],
      { frt: '00:42:10', first: '01:00:00', reopens: 0, contact: 'none' },
    ],
    [
      'merged away',
      [...all, '03-04 09:00:00 anna merges 8'],
      { frt: 'merged', first: 'merged', full: 'merged', contact: 'merged', waiting: null },
    ],
    ['merged away while it waited', [opened, '03-02 09:10:00 rule merges 8'], { waiting: null }],
    [
      'bot first',
      [opened, '03-02 09:00:00 bot writes', '03-02 09:30:00 bot writes, hands-off', replied, solved],
      { frt: '00:42:10', mine: '00:12:10' },
    ],
    ['rated', [...all, '03-04 09:30:00 pat rates 5'], { frt: '00:42:10', contact: '03-03 08:00:00' }],
    [
      'long thread whose first page is missing',
      all.slice(2),
      {
        frt: 'first-message-not-seen',
        first: 'first-message-not-seen',
        full: 'first-message-not-seen',
        contact: 'first-message-not-seen',
        waiting: null,
      },
      { complete: false },
    ],
    [
      'creation seen, the middle not',
      all,
      { frt: 'first-message-not-seen', first: 'first-message-not-seen', contact: 'first-message-not-seen' },
      { complete: false },
    ],
    ['clock ahead at the reply', all, { frt: 'impossible-order', first: '01:00:00' }, { suspectLines: [3] }],
    [
      'clock ahead at the first solve',
      all,
      { frt: '00:42:10', first: 'impossible-order', full: '24:00:00', contact: 'impossible-order' },
      { suspectLines: [4] },
    ],
    [
      'clock ahead at the last solve',
      all,
      { first: '01:00:00', full: 'impossible-order', contact: '03-03 08:00:00' },
      { suspectLines: [7] },
    ],
    [
      'clock ahead at creation',
      all,
      { frt: 'impossible-order', first: 'impossible-order', full: 'impossible-order' },
      { suspectLines: [1] },
    ],
    [
      'reply before creation',
      [opened, '03-02 08:59:59 anna writes', replied, solved],
      { frt: 'impossible-order', first: '01:00:00' },
    ],
    [
      'solve before creation',
      [opened, '03-02 08:59:59 anna solves'],
      { first: 'impossible-order', full: 'impossible-order', contact: 'impossible-order' },
    ],
  ])('%s', (_, lines, expected, reading) => expectOutcome(outcome(lines, reading), expected));
});

describe('five more tickets', () => {
  const answered = [
    '11-16 08:12:05 pat opens',
    '11-16 08:40:30 anna notes',
    '11-16 08:41:10 anna takes',
    '11-16 09:05:41 anna writes',
    '11-17 13:22:10 pat writes',
    '11-17 15:47:52 bob writes',
  ];
  const reopened = [
    '11-13 16:55:00 pat opens',
    '11-16 08:05:30 anna writes',
    '11-16 08:06:00 anna solves',
    '11-17 07:45:12 pat writes, reopens',
  ];
  it.each<Case>([
    ['answered', answered, { frt: '00:53:36', mine: '00:53:36', full: 'not-solved', waiting: null }],
    ["answered, before bob's reply", answered.slice(0, 5), { waiting: 'next-reply 11-17 13:22:10' }],
    [
      'resolved',
      [
        '11-17 10:00:00 pat opens',
        '11-17 10:31:15 anna takes',
        '11-17 10:33:20 anna writes',
        '11-18 09:02:00 anna solves',
      ],
      { frt: '00:33:20', first: '23:02:00', full: '23:02:00', reopens: 0, contact: 'none' },
    ],
    [
      'reopened',
      reopened,
      { frt: '63:10:30', first: '63:11:00', reopens: 1, waiting: 'next-reply 11-17 07:45:12' },
    ],
    [
      'new',
      ['11-20 16:20:00 pat opens'],
      { frt: 'waiting-for-reply', waiting: 'first-reply 11-20 16:20:00' },
    ],
    [
      'byagent, opened with a public message',
      ['11-19 11:00:00 anna opens', '11-19 11:20:00 anna writes'],
      { frt: 'no-customer-message', waiting: null },
    ],
    [
      'byagent, opened with a note',
      ['11-19 11:00:00 anna files', '11-19 11:20:00 anna writes'],
      { frt: '00:20:00', phone: true, waiting: null },
    ],
  ])('%s', (_, lines, expected) => expectOutcome(outcome(lines), expected));
});

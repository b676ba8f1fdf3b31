import { expect, test } from 'vitest';
import { diagnosticsText, type Facts } from '../../../lib/stores/diagnostics.ts';
import type { Front } from '../../../lib/stores/front.ts';

const at = Date.parse('2026-11-22T09:00:00Z');
const connection = {
  id: 'zendesk@https://acme.zendesk.com#4711',
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  viewer: '4711',
  profile: 'Bob Reyes',
  connectedAt: at,
} as const;
const facts: Facts = {
  at,
  version: '0.1.0',
  browser: 'A browser 1.0',
  databaseVersion: 1,
  stored: {
    counts: { tickets: 2, days: 1 },
    helpdesks: [{ connection, state: 'withdrawn', tickets: 2, lastReadAt: at }],
    demoTickets: undefined,
    rereadings: [
      {
        connection,
        log: {
          freeAt: at + 60_000,
          notBefore: { '90210': at + 1, '90211': at - 1 },
          told: { '90210': at },
          today: { day: '2026-11-22', counts: { daily: 4, 'not-found': 1 } },
        },
        due: 2,
        nextAt: at + 120_000,
      },
    ],
  },
  scripts: [{ id: 'zendesk', file: 'z.js', matches: ['https://acme.zendesk.com/*'] }],
  incidents: {
    refused: { 'record: other-viewer': 3 },
    errors: [{ at, what: 'TypeError', where: 'background.js:1:5' }],
  },
  policy: {
    setup: { name: 'Tier one', targets: [] },
    problems: [{ field: 'supportHours[0].hours.mon', kind: 'invalid_type' }],
  },
  front: { kind: 'elsewhere' },
};

test('says versions, health, scripts, counts and what went wrong', () => {
  expect(diagnosticsText(facts).split('\n')).toEqual([
    'Firstline 0.1.0, A browser 1.0',
    'made 2026-11-22T09:00:00.000Z',
    '',
    'Helpdesks',
    '  zendesk at https://acme.zendesk.com: withdrawn, profile 1, viewer known, 2 tickets, last read 2026-11-22T09:00:00.000Z',
    '',
    'Registered scripts',
    '  zendesk: https://acme.zendesk.com/*',
    '',
    'Tab in front',
    '  no helpdesk',
    '',
    'Read behind the pages',
    '  zendesk at https://acme.zendesk.com: today daily 4, not-found 1; 2 due; next 2026-11-22T09:02:00.000Z; not before 2026-11-22T09:01:00.000Z; 1 left alone',
    '',
    'Database, version 1',
    '  tickets: 2',
    '  days: 1',
    '',
    'Policy',
    '  sets name',
    '  sets targets',
    '  not used: invalid_type at supportHours[0].hours.mon',
    '',
    'Refused messages',
    '  record: other-viewer: 3',
    '',
    'Last errors',
    '  2026-11-22T09:00:00.000Z TypeError at background.js:1:5',
    '',
  ]);
});

const tab = { connection, isOwn: true, tabId: 1 };
const agents = [{ id: '4711', name: 'Bob Reyes' }];
const refused = { state: 'refused', reason: 'not-found', detail: '/api/v2/tickets/90210.json' } as const;

test.each<[Front, string]>([
  [
    { kind: 'unconnected', origin: 'https://x.example', guess: undefined },
    'not connected, no helpdesk recognised',
  ],
  [{ kind: 'unconnected', origin: 'https://x.example', guess: 'zendesk' }, 'not connected, zendesk'],
  [{ kind: 'silent', connection, tabId: 1, hasPermission: true }, 'zendesk: no answer, access given'],
  [
    {
      kind: 'recorded',
      ...tab,
      status: { helpdesk: 'zendesk', ticket: '90210', viewer: '4711', agents, reading: refused },
    },
    'zendesk: a ticket, refused, not-found /api/v#/tickets/#.json',
  ],
  [
    { kind: 'recorded', ...tab, status: { helpdesk: 'zendesk', reading: { state: 'idle' } } },
    'zendesk: no ticket, idle',
  ],
])('of the tab in front: what it is, never which ticket or who (%#)', (front, line) => {
  const text = diagnosticsText({ ...facts, front });
  expect(text).toContain(`Tab in front\n  ${line}\n`);
  expect(text).not.toMatch(/4711|Bob|90210|x\.example/);
});

test('nothing yet: every part says so', () => {
  const empty = diagnosticsText({
    ...facts,
    stored: { ...facts.stored, helpdesks: [], rereadings: [] },
    scripts: [],
    incidents: { refused: {}, errors: [] },
  });
  expect(empty.match(/^ {2}none$/gm)).toHaveLength(5);
});

test('a database that cannot be read, and data that is nobody’s, are said', () => {
  const unread = diagnosticsText({
    ...facts,
    stored: { problem: 'blocked', counts: {}, helpdesks: [], demoTickets: undefined, rereadings: [] },
  });
  expect(unread).toContain('Database, version 1\n  cannot be read: blocked\n');
  const demo = diagnosticsText({ ...facts, stored: { ...facts.stored, demoTickets: 266 } });
  expect(demo).toContain('  demo data, of no helpdesk: 266 tickets\n');
});

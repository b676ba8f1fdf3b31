import { expect, test } from 'vitest';
import type { Meanings } from '../../../lib/domain/helpdesk-rules.ts';
import type { TicketStatus } from '../../../lib/domain/ticket.ts';
import { teamWords } from '../../../lib/helpdesks/team-words.ts';

test.each<[string, TicketStatus, object]>([
  ['erledigt', 'open', { to: 'solved', teamSays: true }],
  [' Erledigt ', 'open', { to: 'solved', teamSays: true }],
  ['Erledigt', 'solved', { to: 'solved' }],
  ['Wartet auf Spedition', 'pending', { to: 'hold', teamSays: true }],
  ['constructor', 'pending', { to: 'pending' }],
  ['', 'open', { to: 'open' }],
])('the status named "%s", which would be %s', (name, own, status) => {
  const { statusNamed, hasStatuses } = teamWords({
    statuses: { Erledigt: 'solved', 'wartet auf spedition ': 'hold' },
  });
  expect(hasStatuses).toBe(true);
  expect(statusNamed(name, own)).toEqual(status);
});

test.each<[string, Meanings, readonly unknown[], object]>([
  ['one of the marks', { complaints: ['Complaint'] }, ['vip', ' complaint'], { complaint: true }],
  ['a part of one', { complaints: ['complaint'] }, ['no-complaint'], { complaint: false }],
  ['no mark, or none that is a text', { complaints: ['complaint'] }, [undefined, null], { complaint: false }],
  ['the team says that there are none', { complaints: [] }, ['complaint'], { complaint: false }],
])('a complaint: %s', (_, meanings, marks, expected) => {
  expect(teamWords(meanings).complaintIn(() => marks)).toEqual(expected);
});

test('without a word of the team nothing is asked: there are no complaints', () => {
  const { complaintIn, hasStatuses } = teamWords({});
  const ask = () => {
    throw new Error('asked');
  };
  expect([hasStatuses, complaintIn(ask)]).toEqual([false, { complaint: false }]);
});

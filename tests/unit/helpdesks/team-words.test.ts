import { expect, test } from 'vitest';
import type { Meanings } from '../../../lib/domain/helpdesk-rules.ts';
import { teamWords } from '../../../lib/helpdesks/team-words.ts';

test.each([
  ['erledigt', 'solved'],
  [' Erledigt ', 'solved'],
  ['Wartet auf Spedition', 'hold'],
  ['constructor', undefined],
  ['', undefined],
])('the status named "%s" means %s', (name, status) => {
  const { statusNamed, hasStatuses } = teamWords({
    statuses: { Erledigt: 'solved', 'wartet auf spedition ': 'hold' },
  });
  expect(hasStatuses).toBe(true);
  expect(statusNamed(name)).toBe(status);
});

test.each<[string, Meanings, readonly unknown[], object]>([
  ['one of the marks', { complaints: ['Complaint'] }, ['vip', ' complaint'], { complaint: true }],
  ['a part of one', { complaints: ['complaint'] }, ['no-complaint'], { complaint: false }],
  ['no mark, or none that is a text', { complaints: ['complaint'] }, [undefined, null], { complaint: false }],
  ['the team says that there are none', { complaints: [] }, ['complaint'], { complaint: false }],
])('a complaint: %s', (_, meanings, marks, expected) => {
  expect(teamWords(meanings).complaintIn(() => marks)).toEqual(expected);
});

test('without a word of the team nothing is asked, and nothing told', () => {
  const { complaintIn, hasStatuses } = teamWords({});
  const ask = () => {
    throw new Error('asked');
  };
  expect([hasStatuses, complaintIn(ask)]).toEqual([false, {}]);
});

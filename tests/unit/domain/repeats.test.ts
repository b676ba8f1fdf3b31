/** Which tickets are repeats of which, and whose verdicts a ticket's change may turn. */
import { describe, expect, it } from 'vitest';
import { concernedBy, creationsOf, repeatsOf } from '../../../lib/domain/repeats.ts';
import { emptyRecord, type TicketRecord } from '../../../lib/domain/ticket-record.ts';
import { at, story } from './storyteller.ts';

function ticket(number: string, lines: string[], fields: Partial<TicketRecord> = {}): TicketRecord {
  const record = { ...emptyRecord('c1', number), events: story(...lines), complete: true, requester: 'r1' };
  return { ...record, ...fields };
}

const createdAt = '03-04 09:00:00';
const opened = [`${createdAt} pat opens`];
const solved = ticket('7', ['03-02 09:00:00 pat opens', '03-02 10:00:00 anna solves']);
const again = ticket('8', opened);
const unread = emptyRecord('c1', '8');
const { requester: _, ...byNobodyKnown } = again;

describe('repeats of a ticket', () => {
  const on = { countsRepeats: true };

  it.each<[string, TicketRecord, boolean]>([
    ['another by the requester', again, true],
    ['the ticket itself', ticket('7', opened), false],
    ['one by somebody else', ticket('8', opened, { requester: 'r2' }), false],
    ['one by nobody known', byNobodyKnown, false],
    ['one on another helpdesk', ticket('8', opened, { connection: 'c2' }), false],
    ['one whose beginning was not seen', ticket('8', opened, { complete: false }), false],
    ['one that was merged away', ticket('8', [...opened, '03-04 10:00:00 rule merges 7']), false],
    ['one from a wrong clock', ticket('8', opened, { suspect: ['1.1'] }), false],
    [
      'one with another event from a wrong clock',
      ticket('8', [...opened, '05-01 00:00:00 anna notes'], { suspect: ['2.1'] }),
      true,
    ],
    ['one never read', unread, false],
  ])('%s: %s', (_, other, counts) => {
    expect(repeatsOf(solved, creationsOf([solved, other]), on)).toEqual(counts ? [at(createdAt)] : []);
  });

  it('are none while they do not count', () => {
    expect(repeatsOf(solved, creationsOf([solved, again]), { countsRepeats: false })).toEqual([]);
  });

  it('are none where nobody knows who asked', () => {
    expect(repeatsOf(byNobodyKnown, creationsOf([byNobodyKnown, solved]), on)).toEqual([]);
  });
});

describe('whom a change concerns', () => {
  const week = { fcrWindowDays: 7 };
  const numbers = (before: TicketRecord, after: TicketRecord, window = week) =>
    concernedBy(before, after, [solved, after], window).map(({ ticket }) => ticket);
  const merged = ticket('8', [...opened, '03-04 10:00:00 rule merges 9']);
  const noted = ticket('8', [...opened, '03-04 10:00:00 anna notes']);
  const unseen = ticket('8', opened, { complete: false });

  it.each<[string, TicketRecord, TicketRecord, string[]]>([
    ['a new ticket', unread, again, ['7']],
    ['one whose creation becomes known', unseen, again, ['7']],
    ['one that is merged away', again, merged, ['7']],
    ['one whose clock is right again', { ...again, suspect: ['1.1'] }, again, ['7']],
    ['one that turns out to be by another', again, { ...again, requester: 'r2' }, ['7']],
    ['one whose requester becomes known', byNobodyKnown, again, ['7']],
    ['one that was merely written on', again, noted, []],
    ['one whose creation is still not known', unread, unseen, []],
    ['one that was solved itself', again, ticket('8', [...opened, '03-04 10:00:00 anna solves']), []],
  ])('%s', (_, before, after, concerned) => {
    expect(numbers(before, after)).toEqual(concerned);
  });

  it.each([
    ['03-02 10:00:00', []],
    ['03-02 10:00:01', ['7']],
    ['03-09 10:00:00', ['7']],
    ['03-09 10:00:01', []],
  ])('created at %s', (time, concerned) => {
    expect(numbers(unread, ticket('8', [`${time} pat opens`]))).toEqual(concerned);
  });
});

import { describe, expect, it } from 'vitest';
import type { EventOf, TicketSnapshot } from '../../../lib/domain/ticket.ts';
import { addSnapshot, emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { at, story } from './storyteller.ts';

const events = story('03-02 09:00:00 pat opens', '03-02 09:42:10 anna writes', '03-02 10:00:00 anna solves');
const reading = (over: Partial<TicketSnapshot> = {}): TicketSnapshot => ({
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  ticket: '7',
  events,
  complete: true,
  precision: 'second',
  readAt: at('03-02 11:00:00'),
  ...over,
});
const empty = emptyRecord('c1', '7');
const text = (value: unknown) => JSON.stringify(value);

describe('a reading', () => {
  const accounted = { mineMs: 300_000, allMs: 900_000 };
  const known = addSnapshot(
    empty,
    reading({ channel: 'email', priority: 'high', complaint: true, requester: 'r1', accounted }),
  );

  it('is kept under the ticket, with what describes it', () => {
    expect(known).toEqual({
      connection: 'c1',
      ticket: '7',
      events,
      complete: true,
      precision: 'second',
      suspect: [],
      spans: [],
      channel: 'email',
      priority: 'high',
      complaint: true,
      requester: 'r1',
      accounted,
    });
  });

  it.each([
    ['the same again', reading({ channel: 'email', priority: 'high', requester: 'r1' })],
    ['the same, later', reading({ readAt: at('04-01 00:00:00') })],
    ['a part of it', reading({ events: events.slice(2), complete: false })],
    ['a reading that saw no channel', reading()],
  ])('%s leaves the very same bytes', (_, again) => {
    expect(text(addSnapshot(known, again))).toBe(text(known));
  });

  it('a newer count of the time that is booked stands, also when all was taken back', () => {
    const none = { mineMs: 0, allMs: 0 };
    expect(addSnapshot(known, reading({ accounted: none })).accounted).toEqual(none);
  });

  it('keeps the spans, which are not its own', () => {
    const worked = { ...known, spans: [{ from: 1, to: 2 }] };
    expect(addSnapshot(worked, reading()).spans).toEqual([{ from: 1, to: 2 }]);
  });

  it('a newer word on priority and complaint stands', () => {
    expect(addSnapshot(known, reading({ priority: 'low' })).priority).toBe('low');
    expect(addSnapshot(known, reading({ complaint: false }))).not.toHaveProperty('complaint');
  });

  it('an event that was one by the team’s word alone goes with it, once the whole history was read', () => {
    const solve = events.at(-1) as EventOf<'status'>;
    const meant = { ...solve, id: '99', at: solve.at + 1, to: 'hold', teamSays: true } as const;
    const told = addSnapshot(empty, reading({ events: [...events, meant] }));
    expect(addSnapshot(told, reading({ complete: false })).events).toEqual([...events, meant]);
    expect(addSnapshot(told, reading()).events).toEqual(events);
    expect(addSnapshot(told, reading({ events: [meant] })).events).toEqual([...events, meant]);
  });
});

describe('an event in the future of its reading', () => {
  const solve = at('03-02 10:00:00');
  const solveId = events.at(-1)?.id;

  it.each([
    ['two minutes ahead is a clock that differs', solve - 120_000, []],
    ['more than two minutes is suspect', solve - 120_001, [solveId]],
    ['the past is none', solve + 1, []],
  ])('%s', (_, readAt, suspect) => {
    expect(addSnapshot(empty, reading({ readAt })).suspect).toEqual(suspect);
  });

  it('stays suspect until it is seen in the past: the clock that was wrong is right again', () => {
    const early = addSnapshot(empty, reading({ readAt: solve - 600_000 }));
    expect(addSnapshot(early, reading({ readAt: solve - 600_000 })).suspect).toEqual([solveId]);
    expect(addSnapshot(early, reading({ events: events.slice(0, 1) })).suspect).toEqual([solveId]);
    expect(addSnapshot(early, reading()).suspect).toEqual([]);
    expect(early.events).toEqual(events);
  });

  it('once seen in the past it is not suspected by a clock that was set back since', () => {
    const known = addSnapshot(empty, reading());
    expect(addSnapshot(known, reading({ readAt: at('03-01 00:00:00') })).suspect).toEqual([]);
  });

  it('two of them stand in the order of the timeline, whichever was read first', () => {
    const readAt = at('03-02 08:00:00');
    const later = addSnapshot(empty, reading({ events: events.slice(3), readAt }));
    expect(addSnapshot(later, reading({ readAt })).suspect).toEqual(events.map(({ id }) => id));
  });
});

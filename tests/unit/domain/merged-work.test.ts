import { describe, expect, it } from 'vitest';
import { mergedInto, moveWork } from '../../../lib/domain/merged-work.ts';
import { emptyRecord, type TicketRecord } from '../../../lib/domain/ticket-record.ts';
import { story } from './storyteller.ts';

const record = (ticket: string, over: Partial<TicketRecord> = {}): TicketRecord => ({
  ...emptyRecord('c1', ticket),
  ...over,
});

it.each<[string, string[], string | undefined]>([
  ['stands for itself', ['03-02 09:00:00 pat opens'], undefined],
  ['was merged', ['03-02 09:00:00 pat opens', '03-02 10:00:00 rule merges 8'], '8'],
  ['was merged twice: the last time', ['03-02 10:00:00 rule merges 8', '03-02 11:00:00 rule merges 9'], '9'],
  ['was merged into itself', ['03-02 10:00:00 rule merges 7'], undefined],
])('a ticket that %s', (_, lines, into) => {
  expect(mergedInto(record('7', { events: story(...lines) }))).toBe(into);
});

describe('its work', () => {
  const merged = record('7', {
    spans: [
      { from: 10, to: 20 },
      { from: 30, to: 40 },
    ],
  });
  const target = record('8', {
    spans: [
      { from: 15, to: 32 },
      { from: 90, to: 95 },
    ],
  });

  it('is the target’s then, no second twice', () => {
    const [from, into] = moveWork(merged, target);
    expect(from.spans).toEqual([]);
    expect(into.spans).toEqual([
      { from: 10, to: 40 },
      { from: 90, to: 95 },
    ]);
  });

  it('moves once', () => {
    const once = moveWork(merged, target);
    expect(moveWork(...once)).toEqual(once);
  });

  it('moves to a ticket of which nothing else is known', () => {
    expect(moveWork(merged, record('8'))[1].spans).toEqual(merged.spans);
  });
});

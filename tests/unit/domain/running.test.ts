import { describe, expect, it } from 'vitest';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { ticketInWork, timeOn } from '../../../lib/domain/running.ts';
import { noWork, type OpenSpan, type WorkState } from '../../../lib/domain/work.ts';

const usual = defaultDefinitions('UTC');
const key = { connection: 'c1', ticket: '7' };
const at = 1_000_000;
const open: OpenSpan = {
  ...key,
  source: 'tab',
  from: at - 30_000,
  inputAt: at - 5_000,
  confirmedAt: at - 5_000,
};
const left = { ...key, source: 'tab', since: at - 20_000, from: at - 9_000 };
const state = (over: Partial<WorkState>): WorkState => ({ ...noWork, ...over });

describe('the ticket that the work is on', () => {
  it.each<[string, WorkState, string | undefined]>([
    ['none', noWork, undefined],
    ['the one that is open', state({ open }), '7'],
    ['the one that was left', state({ left }), '7'],
    ['the open one before one that was left', state({ open, left: { ...left, ticket: '8' } }), '7'],
  ])('%s', (_, from, ticket) => expect(ticketInWork(from)?.ticket).toBe(ticket));
});

describe('what is being counted on it', () => {
  it.each<[string, WorkState, ReturnType<typeof timeOn>['doing'], number]>([
    ['nothing goes on', noWork, { state: 'waiting' }, 0],
    ['counting', state({ open }), { state: 'counting' }, 30],
    [
      'no input within the idle limit',
      state({ open: { ...open, from: at - 300_000, inputAt: at - 200_000 } }),
      { state: 'resting', since: at - 200_000 },
      100,
    ],
    ['the popup lies over it', state({ left }), { state: 'waiting' }, 0],
    ['rested', state({ restedAt: at - 77 }), { state: 'resting', since: at - 77 }, 0],
    ['another ticket goes on', state({ open: { ...open, ticket: '8' } }), { state: 'waiting' }, 0],
    ['paused', state({ open, pausedAt: at - 60_000 }), { state: 'paused', since: at - 60_000 }, 0],
    [
      'the page fell silent',
      state({ open: { ...open, confirmedAt: at - 31_000, inputAt: at - 31_000, from: at - 40_000 } }),
      { state: 'resting', since: at - 31_000 },
      9,
    ],
  ])('%s', (_, from, doing, seconds) => {
    const told = timeOn(key, undefined, from, usual, at);
    expect([told.doing, told.handleMs]).toEqual([doing, seconds * 1000]);
  });

  const work = {
    spans: [{ from: 0, to: 60_000 }],
    elsewhere: [{ from: 60_000, to: 80_000 }],
  };
  const denied = { id: 'a', madeAt: 1, from: 70_000, to: 80_000, ms: 0, reason: 'other' } as const;
  it.each([
    ['what was measured before', work, false, 90_000, 20_000],
    ['with elsewhere, where it counts', work, true, 110_000, 20_000],
    ['elsewhere that was none', { ...work, corrections: [denied] }, true, 100_000, 10_000],
  ])('%s', (_, stored, countsElsewhere, handleMs, elsewhereMs) => {
    const told = timeOn(key, stored, state({ open }), { ...usual, countsElsewhere }, at);
    expect(told).toMatchObject({ handleMs, elsewhereMs });
  });
});

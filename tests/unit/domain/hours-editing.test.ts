import { describe, expect, test } from 'vitest';
import { type Definitions, defaultDefinitions, definitions } from '../../../lib/domain/definitions.ts';
import {
  beginEditing,
  chooseVersion,
  type Editing,
  editedDefinitions,
  proposeHours,
  removeHours,
  removeVersion,
  startsOf,
} from '../../../lib/domain/hours-editing.ts';
import type { Schedule } from '../../../lib/domain/schedule.ts';
import { setHours, usualSchedule } from '../../../lib/domain/schedule-draft.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const usual = usualSchedule('UTC');
const week = (monday: [string, string], validFrom?: string): Schedule => ({
  ...usual,
  hours: { ...usual.hours, mon: [monday] },
  ...(validFrom !== undefined && { validFrom }),
});
const first = week(['08:00', '16:00']);
const spring = week(['09:00', '17:00'], '2026-03-01');
const autumn = week(['10:00', '18:00'], '2026-09-01');
const none = defaultDefinitions('Europe/Berlin');
const three: Definitions = { ...none, supportHours: [autumn, first, spring] };

const withMonday = (editing: Editing, from: string, to: string): Editing => ({
  ...editing,
  draft: editing.draft && setHours(editing.draft, 'hours.mon', [[from, to]]),
});
const hoursOf = (editing: Editing) => {
  const edited = editedDefinitions(editing);
  return edited.ok ? edited.definitions.supportHours : edited.problems;
};

test('nothing changed is no change, also of a clock as it is stored', () => {
  const stored = definitions({ ...none, supportHours: [usual], clock: 'calendar' });
  expect(editedDefinitions(beginEditing('support', stored, now))).toMatchObject({ isChanged: false });
});

describe('begins with the version in force', () => {
  test('of three', () => {
    const editing = beginEditing('support', three, now);
    expect(editing).toMatchObject({ base: 1, start: 'today', today: '2026-03-10', clock: 'business' });
    expect(editing.draft?.hours.mon).toEqual([['09:00', '17:00']]);
    expect(startsOf(editing)).toEqual(['today', 'date', 'correct', 'always']);
  });

  test('where there are none: with nothing, and no choice of a start', () => {
    const editing = beginEditing('support', none, now);
    expect(editing.draft).toBeUndefined();
    expect(startsOf(editing)).toEqual([]);
  });

  test.each(['support', 'shift'] as const)('%s: nothing changed is the definitions as they were', (kind) => {
    const both = { ...three, shift: [first], timeZone: 'UTC', clock: 'calendar' as const };
    expect(editedDefinitions(beginEditing(kind, both, now))).toMatchObject({
      ok: true,
      isChanged: kind === 'support',
    });
    const inOrder = { ...both, supportHours: [first, spring, autumn] };
    expect(editedDefinitions(beginEditing(kind, inOrder, now))).toEqual({
      ok: true,
      definitions: inOrder,
      isChanged: false,
    });
  });
});

test('a proposal, taken up, counts for ever', () => {
  expect(hoursOf(proposeHours(beginEditing('support', none, now), usual))).toEqual([usual]);
});

describe('a change of the version in force', () => {
  const changed = withMonday(beginEditing('support', three, now), '7', '15');
  const seven = (validFrom?: string) => week(['07:00', '15:00'], validFrom);

  test.each<[string, Partial<Editing>, Schedule[]]>([
    ['from today on', {}, [first, spring, seven('2026-03-10'), autumn]],
    ['from a date', { start: 'date', date: '2026-05-01' }, [first, spring, seven('2026-05-01'), autumn]],
    ['in its place', { start: 'correct' }, [first, seven('2026-03-01'), autumn]],
    ['for ever', { start: 'always' }, [seven()]],
  ])('%s', (_, start, versions) => {
    expect(hoursOf({ ...changed, ...start })).toEqual(versions);
  });

  test('that is none makes no version, but may take the place of all', () => {
    const same = beginEditing('support', three, now);
    expect(hoursOf({ ...same, start: 'date', date: '2026-05-01' })).toEqual([first, spring, autumn]);
    expect(hoursOf({ ...same, start: 'always' })).toEqual([week(['09:00', '17:00'])]);
  });

  test.each([
    [withMonday(changed, 'soon', '15'), { field: 'hours.mon[0][0]', problem: 'not-a-time' }],
    [
      { ...changed, start: 'date' as const, date: '' },
      { field: 'date', problem: 'not-a-date' },
    ],
    [
      { ...changed, dayStartsAt: '24' },
      { field: 'dayStartsAt', problem: 'not-a-time' },
    ],
    [
      { ...changed, dayStartsAt: 'noon' },
      { field: 'dayStartsAt', problem: 'not-a-time' },
    ],
  ])('that is wrong is named: %#', (editing, problem) => {
    expect(editedDefinitions(editing)).toEqual({ ok: false, problems: [problem] });
  });
});

describe('versions', () => {
  const editing = beginEditing('support', three, now);

  test('another one is taken up, and corrected; what was changed before is kept', () => {
    const changed = withMonday(editing, '7', '15');
    const other = chooseVersion(changed, 2);
    expect(startsOf(other)).toEqual(['correct']);
    expect(other.draft?.hours.mon).toEqual([['10:00', '18:00']]);
    expect(hoursOf(withMonday(other, '11', '19'))).toEqual([
      first,
      spring,
      week(['07:00', '15:00'], '2026-03-10'),
      week(['11:00', '19:00'], '2026-09-01'),
    ]);
  });

  test('not while the draft is wrong', () => {
    const wrong = withMonday(editing, 'soon', '15');
    expect(chooseVersion(wrong, 2)).toBe(wrong);
  });

  test.each([
    [0, [spring, autumn], '09:00'],
    [1, [first, autumn], '08:00'],
    [2, [first, spring], '09:00'],
  ])('removed: %i', (index, left, from) => {
    const removed = removeVersion(editing, index);
    expect(hoursOf(removed)).toEqual(left);
    expect(removed.draft?.hours.mon[0]?.[0]).toBe(from);
    expect(removed.draft?.hours.mon).toEqual(removed.versions[removed.base]?.hours.mon);
  });

  test('all removed: back to calendar time', () => {
    expect(editedDefinitions(removeHours(editing))).toEqual({ ok: true, definitions: none, isChanged: true });
  });
});

test('calendar time is kept where there are support hours; business time is what else counts', () => {
  const editing = beginEditing('support', { ...none, supportHours: [usual] }, now);
  const clockOf = (chosen: Editing) => {
    const edited = editedDefinitions(chosen);
    return edited.ok && edited.definitions.clock;
  };
  expect(clockOf({ ...editing, clock: 'calendar' })).toBe('calendar');
  expect(clockOf({ ...editing, clock: 'business' })).toBeUndefined();
  expect(clockOf(removeHours({ ...editing, clock: 'calendar' }))).toBeUndefined();
});

describe('a shift', () => {
  const tokyo = { ...usual, timeZone: 'Asia/Tokyo' };
  const edited = (editing: Editing) => {
    const result = editedDefinitions(editing);
    return result.ok && result.definitions;
  };

  test('says in which zone days are cut, and when they begin', () => {
    const editing = proposeHours(beginEditing('shift', none, now), tokyo);
    expect(edited({ ...editing, dayStartsAt: '12' })).toEqual({
      ...none,
      shift: [tokyo],
      timeZone: 'Asia/Tokyo',
      dayStartsAt: '12:00',
    });
  });

  test('without one, the zone of the days is said by itself', () => {
    const editing = beginEditing('shift', none, now);
    expect(edited({ ...editing, timeZone: 'UTC' })).toEqual({ ...none, timeZone: 'UTC' });
  });

  test('is put onto what was chosen meanwhile', () => {
    const editing = proposeHours(beginEditing('shift', none, now), tokyo);
    const meanwhile = { ...none, fcrWindowDays: 3, supportHours: [usual] };
    expect(editedDefinitions(editing, meanwhile)).toMatchObject({
      ok: true,
      definitions: { fcrWindowDays: 3, supportHours: [usual], shift: [tokyo] },
    });
  });
});

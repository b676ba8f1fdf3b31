import { expect, it } from 'vitest';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { shiftMs, shiftOf } from '../../../lib/domain/working-hours.ts';
import { nineToFive } from './schedules.ts';
import { at, hourMs } from './storyteller.ts';

const rules = (over: Partial<Definitions> = {}) =>
  rulesOf({ ...defaultDefinitions('UTC'), shift: [nineToFive], ...over });

it.each<[string, [string, string], string, number, Partial<Definitions>?]>([
  ['a day that is over', ['2026-03-02', '2026-03-02'], '03-05 00:00:00', 8],
  ['today so far', ['2026-03-02', '2026-03-02'], '03-02 12:00:00', 3],
  ['a week', ['2026-03-02', '2026-03-08'], '03-20 00:00:00', 40],
  ['a day off', ['2026-03-07', '2026-03-07'], '03-20 00:00:00', 0],
  [
    'a night shift, whose day starts at noon',
    ['2026-03-02', '2026-03-02'],
    '03-20 00:00:00',
    8,
    {
      dayStartsAt: '12:00',
      shift: [{ ...nineToFive, hours: { ...nineToFive.hours, mon: [['22:00', '06:00']], tue: [] } }],
    },
  ],
  ['days that have not begun', ['2026-03-09', '2026-03-09'], '03-02 12:00:00', 0],
  [
    'without a break',
    ['2026-03-02', '2026-03-02'],
    '03-20 00:00:00',
    7,
    { shift: [{ ...nineToFive, breaks: { '2026-03-02': [['12:00', '13:00']] } }] },
  ],
])('%s', (_, [from, to], now, hours, over) => {
  const under = rules(over);
  const shift = shiftOf(under);
  expect(shift && shiftMs(shift, { from, to }, under, at(now))).toBe(hours * hourMs);
});

it('no shift is no clock', () => expect(shiftOf(rules({ shift: null }))).toBeUndefined());

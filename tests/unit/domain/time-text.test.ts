import { describe, expect, test } from 'vitest';
import { datesIn, parseTime, stretchesOf } from '../../../lib/domain/time-text.ts';

describe('a time as people write it', () => {
  test.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['17.30', '17:30'],
    ['9h', '09:00'],
    ['9h30', '09:30'],
    [' 17 : 30 ', '17:30'],
    ['0', '00:00'],
    ['24', '24:00'],
    ['2400', '24:00'],
    ['5 pm', '17:00'],
    ['5:15p', '17:15'],
    ['12 AM', '00:00'],
    ['12pm', '12:00'],
    ['11 am', '11:00'],
  ])('%s is %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  test.each(['', ' ', 'soon', '25', '24:01', '9:60', '9:3', '-9', '13 pm', '0 am', '9:30:00', '12345', '９'])(
    '"%s" is none',
    (text) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});

describe('dates and the stretches that they make', () => {
  test.each([
    [[], []],
    [['2026-12-25'], [{ from: '2026-12-25', to: '2026-12-25' }]],
    [
      ['2026-03-01', '2026-02-28', '2026-03-02', '2026-03-04', '2026-03-01'],
      [
        { from: '2026-02-28', to: '2026-03-02' },
        { from: '2026-03-04', to: '2026-03-04' },
      ],
    ],
    [['2024-02-29', '2024-03-01'], [{ from: '2024-02-29', to: '2024-03-01' }]],
  ])('%j', (dates, stretches) => {
    expect(stretchesOf(dates)).toEqual(stretches);
    expect(stretches.flatMap(datesIn)).toEqual([...new Set(dates)].sort());
  });

  test('one that ends before it begins has no dates', () => {
    expect(datesIn({ from: '2026-01-02', to: '2026-01-01' })).toEqual([]);
  });
});

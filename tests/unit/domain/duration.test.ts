import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationParts, parseDuration, typedDuration } from '../../../lib/domain/duration.ts';
import { duration } from './storyteller.ts';

const told = (ms: number, largest?: 'h') =>
  durationParts(ms, largest)
    .map(({ value, unit }) => `${value} ${unit}`)
    .join(' ');

describe('a duration as people read it', () => {
  it.each([
    [0, '0 s'],
    [499, '0 s'],
    [500, '1 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [duration('00:42:10'), '42 min 10 s'],
    [duration('00:05:00'), '5 min'],
    [duration('00:59:59') + 499, '59 min 59 s'],
    [duration('00:59:59') + 500, '1 h'],
    [duration('01:00:29'), '1 h'],
    [duration('01:00:30'), '1 h 1 min'],
    [duration('23:59:29'), '23 h 59 min'],
    [duration('23:59:30'), '1 d'],
    [duration('24:29:59'), '1 d'],
    [duration('24:30:00'), '1 d 1 h'],
    [duration('63:11:00'), '2 d 15 h'],
    [duration('720:00:00'), '30 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(told(ms)).toBe(text);
  });

  it.each([
    [duration('00:42:10'), '42 min 10 s'],
    [duration('23:59:30'), '24 h'],
    [duration('35:00:00'), '35 h'],
    [duration('35:29:00'), '35 h'],
  ])('%d ms in hours at the most is %s', (ms, text) => {
    expect(told(ms, 'h')).toBe(text);
  });
});

describe('a duration as people type it', () => {
  it.each<[string, string]>([
    ['30 min', '00:30:00'],
    ['30min', '00:30:00'],
    ['  90  ', '01:30:00'],
    ['1,5', '00:01:30'],
    ['1 h 30 min', '01:30:00'],
    ['1h30m', '01:30:00'],
    ['1.5 h', '01:30:00'],
    ['1,5 h', '01:30:00'],
    ['2 Hours', '02:00:00'],
    ['2 hrs. 5 mins.', '02:05:00'],
    ['45 s', '00:00:45'],
    ['1 d 2 h 3 min 4 s', '26:03:04'],
    ['0', '00:00:00'],
  ])('"%s" is %s', (text, expected) => {
    expect(parseDuration(text)).toBe(duration(expected));
  });

  it.each([
    '',
    'soon',
    '-3',
    '1 h soon',
    '30 min 1 h',
    '1 h 2 h',
    'h',
    '1:30',
    '1e3',
    '1.2.3 h',
    '30 min,',
    '1 w',
  ])('"%s" is none', (text) => expect(parseDuration(text)).toBeUndefined());

  it.each<[number, string]>([
    [duration('01:30:00'), '1 h 30 min'],
    [duration('00:30:30'), '30 min 30 s'],
    [1_500, '1.5 s'],
    [0, '0 min'],
  ])('%d ms is typed as "%s"', (ms, text) => expect(typedDuration(ms)).toBe(text));

  it('what stands in a field is read as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000_000 }), (ms) => {
        expect(parseDuration(typedDuration(ms))).toBe(ms);
      }),
    );
  });

  it('whatever is typed, it is a whole number of ms or none', () => {
    const typed = fc.stringMatching(/^[0-9 .,hminsd]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(typed, fc.string()), (text) => {
        const ms = parseDuration(text);
        expect(ms === undefined || (Number.isInteger(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});

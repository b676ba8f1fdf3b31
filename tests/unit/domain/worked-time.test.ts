import { describe, expect, it } from 'vitest';
import { parseWorkedTime } from '../../../lib/domain/worked-time.ts';
import { duration } from './storyteller.ts';

describe('how long somebody says they worked', () => {
  it.each<[string, string]>([
    ['12 min', '00:12:00'],
    ['12', '00:12:00'],
    ['0:12', '00:12:00'],
    [' 1:05 ', '01:05:00'],
    ['1:05:30', '01:05:30'],
    ['1 h 5', '01:05:00'],
    ['1h05', '01:05:00'],
    ['2 hours 30', '02:30:00'],
    ['1 min 30', '00:01:30'],
    ['1 h 5 min', '01:05:00'],
    ['1,5 h', '01:30:00'],
    ['90 s', '00:01:30'],
    ['0', '00:00:00'],
    ['0:00', '00:00:00'],
  ])('"%s" is %s', (text, expected) => {
    expect(parseWorkedTime(text)).toBe(duration(expected));
  });

  it.each(['', 'soon', '1:60', '1:5', ':12', '0:12:60', '1 h 75', '-5', '5 min 1 h', '1 s 5', '1:05 h'])(
    '"%s" is none',
    (text) => expect(parseWorkedTime(text)).toBeUndefined(),
  );
});

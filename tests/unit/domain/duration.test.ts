import { describe, expect, it } from 'vitest';
import { durationParts } from '../../../lib/domain/duration.ts';
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

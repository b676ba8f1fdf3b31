import { describe, expect, it } from 'vitest';
import { Misfit } from '../../../lib/domain/check.ts';
import {
  clockOf,
  type Definitions,
  defaultDefinitions,
  definitions,
  inZoneOfShift,
} from '../../../lib/domain/definitions.ts';
import { nineToFive } from './schedules.ts';

const old = { timeZone: 'Europe/Berlin', fcrWindowDays: 7, idleLimitMs: 120_000 };

describe('what is stored', () => {
  it('from before there were schedules reads as the defaults', () => {
    expect(definitions(old)).toEqual(defaultDefinitions('Europe/Berlin'));
  });

  it('is data: it survives being written down', () => {
    const whole = definitions({
      ...old,
      supportHours: [nineToFive],
      shift: [nineToFive],
      clock: 'calendar',
    });
    expect(definitions(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it.each<[string, object, boolean]>([
    ['a day that starts at noon', { dayStartsAt: '12:00' }, true],
    ['a day that starts at 24:00', { dayStartsAt: '24:00' }, false],
    ['a day that starts at 7', { dayStartsAt: '7' }, false],
    ['no version of a shift', { shift: [] }, false],
    ['hours of no week', { supportHours: [{ ...nineToFive, hours: {} }] }, false],
    ['an unknown reading', { oneTouch: 'lucky' }, false],
    ['repeats that count', { countsRepeats: true }, true],
    ['repeats that count a little', { countsRepeats: 1 }, false],
    ['a top box', { topBox: { '1-5': 5 } }, true],
    ['something else', { mood: 'good' }, false],
  ])('%s: valid is %s', (_, over, valid) => {
    const read = () => definitions({ ...old, ...over });
    if (valid) expect(read()).toMatchObject(over);
    else expect(read).toThrow(Misfit);
  });
});

it.each([
  [undefined, false, 'calendar'],
  [undefined, true, 'business'],
  ['calendar', true, 'calendar'],
  ['business', true, 'business'],
  ['business', false, 'calendar'],
] as const)('the clock: chosen %s, support hours %s: %s', (clock, hasHours, expected) => {
  const supportHours = hasHours ? [nineToFive] : null;
  expect(clockOf({ supportHours, ...(clock && { clock }) })).toBe(expected);
});

describe('the zone of the local days', () => {
  const shiftIn = (timeZone: string, validFrom?: string) => ({
    ...nineToFive,
    timeZone,
    ...(validFrom !== undefined && { validFrom }),
  });
  const usual = defaultDefinitions('UTC');
  const [london, tokyo] = [shiftIn('Europe/London'), shiftIn('Asia/Tokyo', '2026-12-01')];
  it.each<[string, Definitions['shift'], string, string]>([
    ['without a shift, the chosen one', null, '2026-12-01T00:00Z', 'UTC'],
    ['that of the only shift', [london], '2026-12-01T00:00Z', 'Europe/London'],
    ['before another one’s first day there', [tokyo, london], '2026-11-30T14:59:59Z', 'Europe/London'],
    ['from its beginning on', [tokyo, london], '2026-11-30T15:00:00Z', 'Asia/Tokyo'],
    ['before the first of all, that one’s', [tokyo], '2026-11-01T00:00Z', 'Asia/Tokyo'],
  ])('%s', (_, shift, at, timeZone) => {
    expect(inZoneOfShift({ ...usual, shift }, Date.parse(at))).toEqual({ ...usual, shift, timeZone });
  });
});

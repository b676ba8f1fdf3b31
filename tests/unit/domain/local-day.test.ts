import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDay } from '../../../lib/domain/local-day.ts';

describe('the local day of an instant', () => {
  it.each([
    ['UTC', '2026-03-02T23:59:59.999Z', '2026-03-02'],
    ['UTC', '2026-03-03T00:00:00.000Z', '2026-03-03'],
    ['Asia/Kolkata', '2026-03-01T18:29:59.999Z', '2026-03-01'],
    ['Asia/Kolkata', '2026-03-01T18:30:00.000Z', '2026-03-02'],
    ['Asia/Kathmandu', '2026-03-01T18:15:00.000Z', '2026-03-02'],
    ['Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00:00.000Z', '2026-10-26'],
    // 23 h and 25 h, off the full hour.
    ['America/St_Johns', '2026-03-08T03:29:59.999Z', '2026-03-07'],
    ['America/St_Johns', '2026-03-08T03:30:00.000Z', '2026-03-08'],
    ['America/St_Johns', '2026-03-09T02:30:00.000Z', '2026-03-09'],
    ['America/St_Johns', '2026-11-01T02:30:00.000Z', '2026-11-01'],
    ['America/St_Johns', '2026-11-02T03:29:59.999Z', '2026-11-01'],
    // Clocks that change by half an hour.
    ['Australia/Lord_Howe', '2026-04-04T13:00:00.000Z', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-04-05T13:29:59.999Z', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-04-05T13:30:00.000Z', '2026-04-06'],
    ['Australia/Lord_Howe', '2026-10-03T13:29:59.999Z', '2026-10-03'],
    ['Australia/Lord_Howe', '2026-10-04T13:00:00.000Z', '2026-10-05'],
    // Clocks set back from just after midnight into the day before.
    ['America/St_Johns', '2010-11-07T02:30:59.999Z', '2010-11-07'],
    ['America/St_Johns', '2010-11-07T02:31:00.000Z', '2010-11-06'],
    // A day that never was.
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
    ['Pacific/Kiritimati', '2026-03-01T10:00:00.000Z', '2026-03-02'],
    ['Pacific/Pago_Pago', '2026-03-02T10:59:59.999Z', '2026-03-01'],
  ])('%s at %s is %s', (timeZone, instant, day) => {
    expect(localDay(Date.parse(instant), timeZone)).toBe(day);
  });

  it('is what the calendar of the platform says, in any zone at any instant', () => {
    const zones = ['UTC', 'America/St_Johns', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
    const range = { min: Date.parse('2005-01-01T00:00:00Z'), max: Date.parse('2037-01-01T00:00:00Z') };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(range), (timeZone, at) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
        expect(localDay(at, timeZone)).toBe(format.format(at));
      }),
    );
  });
});

describe('days around a day', () => {
  it.each([
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-31', 31, '2026-03-03'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });
});

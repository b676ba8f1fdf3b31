import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDay, localDays, nextDayBetween, startOfDay } from '../../../lib/domain/local-day.ts';

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
    // Clocks set back from just after midnight into the day before: the day has begun.
    ['America/St_Johns', '2010-11-07T02:29:59.999Z', '2010-11-06'],
    ['America/St_Johns', '2010-11-07T02:30:59.999Z', '2010-11-07'],
    ['America/St_Johns', '2010-11-07T02:31:00.000Z', '2010-11-07'],
    ['America/St_Johns', '2010-11-07T03:30:00.000Z', '2010-11-07'],
    // Set back at midnight to 23:00: it had not.
    ['America/Sao_Paulo', '2018-02-18T01:59:59.999Z', '2018-02-17'],
    ['America/Sao_Paulo', '2018-02-18T02:59:59.999Z', '2018-02-17'],
    ['America/Sao_Paulo', '2018-02-18T03:00:00.000Z', '2018-02-18'],
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
    // Clocks in St. John's were set back over midnight until 2011.
    const range = { min: Date.parse('2012-01-01T00:00:00Z'), max: Date.parse('2037-01-01T00:00:00Z') };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(range), (timeZone, at) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
        expect(localDay(at, timeZone)).toBe(format.format(at));
      }),
    );
  });
});

describe('a day that starts at an hour of its own', () => {
  it.each([
    ['02:30', '2025-10-26T00:29:59.999Z', '2025-10-25'],
    ['02:30', '2025-10-26T00:30:00.000Z', '2025-10-26'],
    // 02:15 for the second time.
    ['02:30', '2025-10-26T01:15:00.000Z', '2025-10-26'],
    ['02:30', '2025-10-26T01:30:00.000Z', '2025-10-26'],
    ['03:00', '2025-10-26T01:59:59.999Z', '2025-10-25'],
    ['03:00', '2025-10-26T02:00:00.000Z', '2025-10-26'],
    ['02:00', '2025-10-25T23:59:59.999Z', '2025-10-25'],
    ['02:00', '2025-10-26T00:00:00.000Z', '2025-10-26'],
    // Skipped: with the old offset it is 03:30.
    ['02:30', '2026-03-29T01:29:59.999Z', '2026-03-28'],
    ['02:30', '2026-03-29T01:30:00.000Z', '2026-03-29'],
    ['02:00', '2026-03-29T00:59:59.999Z', '2026-03-28'],
    ['02:00', '2026-03-29T01:00:00.000Z', '2026-03-29'],
    ['03:00', '2026-03-29T01:00:00.000Z', '2026-03-29'],
  ])('at %s in Berlin: %s is of %s', (startsAt, instant, day) => {
    expect(localDay(Date.parse(instant), 'Europe/Berlin', startsAt)).toBe(day);
  });

  // 30 December 2011 never was: the day before lasts until the clocks show the start again.
  it.each([
    ['01:00', '2011-12-29T10:59:59.999Z', '2011-12-28'],
    ['01:00', '2011-12-29T11:00:00.000Z', '2011-12-29'],
    ['01:00', '2011-12-30T10:59:59.999Z', '2011-12-29'],
    ['01:00', '2011-12-30T11:00:00.000Z', '2011-12-31'],
    ['12:00', '2011-12-30T21:59:59.999Z', '2011-12-29'],
    ['12:00', '2011-12-30T22:00:00.000Z', '2011-12-31'],
  ])('at %s in Apia: %s is of %s', (startsAt, instant, day) => {
    expect(localDay(Date.parse(instant), 'Pacific/Apia', startsAt)).toBe(day);
  });

  it('is asked of many instants in any order', () => {
    const dayOf = localDays('Europe/Berlin', '02:30');
    const range = { min: Date.parse('2026-03-20T00:00:00Z'), max: Date.parse('2026-11-05T00:00:00Z') };
    fc.assert(
      fc.property(fc.integer(range), (at) => {
        expect(dayOf(at)).toBe(localDay(at, 'Europe/Berlin', '02:30'));
      }),
    );
  });

  it('is one piece, in any zone', () => {
    const zones = [
      'America/St_Johns',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Africa/Casablanca',
      'Pacific/Apia',
    ];
    const range = { min: Date.parse('2005-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') };
    const starts = fc.constantFrom('00:00', '01:30', '02:00', '02:30', '12:00', '23:30');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        starts,
        fc.integer(range),
        fc.nat(90_000_000),
        (timeZone, startsAt, from, ms) => {
          expect(localDay(from, timeZone, startsAt) <= localDay(from + ms, timeZone, startsAt)).toBe(true);
        },
      ),
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

describe('where a day starts', () => {
  it.each([
    ['UTC', '00:00', '2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['UTC', '12:00', '2026-03-02', '2026-03-02T12:00:00.000Z'],
    ['UTC', '23:59', '2026-03-02', '2026-03-02T23:59:00.000Z'],
    ['Pacific/Kiritimati', '00:00', '2026-03-02', '2026-03-01T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '23:59', '2026-03-02', '2026-03-03T10:59:00.000Z'],
    ['Europe/Berlin', '00:00', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Australia/Lord_Howe', '00:00', '2026-04-06', '2026-04-05T13:30:00.000Z'],
    // Midnight is skipped: the day starts at 01:00.
    ['America/Sao_Paulo', '00:00', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // A day that never was starts with the next.
    ['Pacific/Apia', '00:00', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ])('in %s, at %s: %s is from %s', (timeZone, startsAt, day, start) => {
    const dayOf = (at: number) => localDay(at, timeZone, startsAt);
    expect(new Date(startOfDay(day, dayOf)).toISOString()).toBe(start);
  });

  it('between two instants of different days lies the first instant of another', () => {
    const zones = ['America/St_Johns', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kolkata'];
    const range = { min: Date.parse('2009-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') };
    const length = fc.integer({ min: 3_600_000, max: 200_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(range), length, (timeZone, from, lengthMs) => {
        const dayOf = (at: number) => localDay(at, timeZone);
        fc.pre(dayOf(from) !== dayOf(from + lengthMs));
        const start = nextDayBetween(from, from + lengthMs, dayOf);
        expect(dayOf(start)).not.toBe(dayOf(start - 1));
        expect(start).toBeGreaterThan(from);
        expect(start).toBeLessThanOrEqual(from + lengthMs);
      }),
    );
  });
});

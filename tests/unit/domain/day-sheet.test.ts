import { describe, expect, it } from 'vitest';
import {
  type DayRow,
  type DaySheet,
  type Filing,
  replaceRow,
  rowsOf,
} from '../../../lib/domain/day-sheet.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { nineToFive } from './schedules.ts';
import { at, hourMs, minuteMs, outcome } from './storyteller.ts';

const filing = (over: Partial<Filing> = {}, definitions: Partial<Definitions> = {}): Filing => ({
  ticket: '7',
  lastReadAt: undefined,
  rules: rulesOf({ ...defaultDefinitions('UTC'), ...definitions }),
  ...over,
});

const begun = ['03-02 09:00:00 pat opens', '03-02 09:42:10 anna writes', '03-02 10:00:00 anna solves'];
const contact = [
  '03-03 08:00:00 pat writes, reopens',
  '03-03 08:30:00 anna writes',
  '03-03 09:00:00 anna solves',
];
const spans = [{ from: at('03-02 09:30:00'), to: at('03-02 09:40:00') }];

describe('the rows of a ticket', () => {
  it('lie on the days on which its values came into being', () => {
    const rows = rowsOf(outcome([...begun, ...contact], { spans }), filing({ channel: 'email' }));
    expect(Object.fromEntries(rows)).toEqual({
      '2026-03-02': {
        ticket: '7',
        channel: 'email',
        values: {
          'first-response-time': 2_530_000,
          'first-response-time-mine': 2_530_000,
          'first-resolution-time': hourMs,
          reopens: 1,
          'time-worked': 10 * minuteMs,
        },
        leftOut: {},
      },
      '2026-03-03': {
        ticket: '7',
        channel: 'email',
        values: {
          'next-reply-time': 30 * minuteMs,
          'next-reply-time-mine': 30 * minuteMs,
          'full-resolution-time': 24 * hourMs,
          'requester-wait': 2 * hourMs,
          'agent-wait': 0,
          'on-hold': 0,
          'one-touch': 0,
          touches: 4,
          'replies-per-resolution': 2,
          'customer-messages': 2,
          throughput: 1,
          'handle-time': 10 * minuteMs,
        },
        leftOut: {},
      },
      '2026-03-09': {
        ticket: '7',
        channel: 'email',
        values: {
          'first-contact-resolution': {
            firstSolvedAt: at('03-02 10:00:00'),
            dueAt: at('03-09 10:00:00'),
            secondContactAt: at('03-03 08:00:00'),
            verified: false,
          },
          'reopen-rate': {
            firstSolvedAt: at('03-02 10:00:00'),
            dueAt: at('03-09 10:00:00'),
            reopenedAt: at('03-03 08:00:00'),
            verified: false,
          },
        },
        leftOut: {},
      },
    });
  });

  it.each([
    ['never read completely', undefined, false],
    ['read a millisecond too early', at('03-09 10:00:00') - 1, false],
    ['read when the verdict fell due', at('03-09 10:00:00'), true],
    ['read later', at('04-01 10:00:00'), true],
  ])('a verdict %s', (_, lastReadAt, verified) => {
    const rows = rowsOf(outcome(begun), filing({ lastReadAt }));
    expect(rows.get('2026-03-09')?.values['first-contact-resolution']).toMatchObject({ verified });
  });

  it('say on its day why a value is missing', () => {
    const rows = rowsOf(
      outcome(['03-01 09:00:00 bob writes', ...begun.slice(1)], { complete: false }),
      filing(),
    );
    expect(Object.fromEntries(rows)).toEqual({
      '2026-03-02': {
        ticket: '7',
        values: { throughput: 1 },
        leftOut: {
          'first-response-time': 'first-message-not-seen',
          'first-response-time-mine': 'first-message-not-seen',
          'next-reply-time': 'first-message-not-seen',
          'next-reply-time-mine': 'first-message-not-seen',
          'first-resolution-time': 'first-message-not-seen',
          'full-resolution-time': 'first-message-not-seen',
          'requester-wait': 'first-message-not-seen',
          'agent-wait': 'first-message-not-seen',
          'on-hold': 'first-message-not-seen',
          reopens: 'first-message-not-seen',
          'one-touch': 'first-message-not-seen',
          touches: 'first-message-not-seen',
          'replies-per-resolution': 'first-message-not-seen',
          'customer-messages': 'first-message-not-seen',
          'handle-time': 'no-handle-time',
        },
      },
      '2026-03-09': {
        ticket: '7',
        values: {},
        leftOut: {
          'first-contact-resolution': 'first-message-not-seen',
          'reopen-rate': 'first-message-not-seen',
        },
      },
    });
  });

  it('leave out my own clock alone where only its start is impossible', () => {
    const lines = [...begun, '03-02 08:59:00 bob gives anna'];
    expect(rowsOf(outcome(lines), filing()).get('2026-03-02')).toMatchObject({
      values: { 'first-response-time': 2_530_000 },
      leftOut: { 'first-response-time-mine': 'impossible-order' },
    });
  });

  it.each([
    ['waiting', begun.slice(0, 1)],
    ["a colleague's", ['03-02 09:00:00 pat opens', '03-02 09:10:00 bob writes', '03-02 10:00:00 bob solves']],
    ['merged away', [...begun, '03-04 09:00:00 rule merges']],
  ])('are none: %s', (_, lines) => {
    expect(rowsOf(outcome(lines), filing()).size).toBe(0);
  });

  it('hold nothing of the work on a ticket that was merged away', () => {
    const merged = [...begun, '03-04 09:00:00 rule merges'];
    expect(rowsOf(outcome(merged, { spans }), filing()).size).toBe(0);
  });

  it('hold several values of one day in the order in which they came, and business time beside them', () => {
    const lines = [
      '03-02 08:00:00 pat opens',
      '03-02 09:30:00 anna writes',
      '03-02 10:00:00 pat writes',
      '03-02 10:20:00 anna writes',
      '03-02 16:50:00 pat writes',
      '03-02 17:30:00 anna writes',
      '03-02 18:00:00 pat writes',
      '03-02 18:05:00 anna writes',
    ];
    const rows = rowsOf(outcome(lines), filing({ priority: 'high' }, { supportHours: [nineToFive] }));
    expect(rows.get('2026-03-02')).toEqual({
      ticket: '7',
      priority: 'high',
      values: {
        'first-response-time': 90 * minuteMs,
        'first-response-time-mine': 90 * minuteMs,
        'next-reply-time': [20 * minuteMs, 40 * minuteMs, 5 * minuteMs],
        'next-reply-time-mine': [20 * minuteMs, 40 * minuteMs, 5 * minuteMs],
      },
      leftOut: {},
      business: {
        'first-response-time': 30 * minuteMs,
        'first-response-time-mine': 30 * minuteMs,
        'next-reply-time': [20 * minuteMs, 10 * minuteMs, 0],
        'next-reply-time-mine': [20 * minuteMs, 10 * minuteMs, 0],
      },
    });
  });

  it.each([
    ['00:00', '03-03 11:59:59', '2026-03-03'],
    ['12:00', '03-03 11:59:59', '2026-03-02'],
    ['12:00', '03-03 12:00:00', '2026-03-03'],
    ['06:30', '03-03 06:29:59', '2026-03-02'],
  ])('where a day starts at %s: a reply at %s is of %s', (dayStartsAt, time, day) => {
    const told = outcome(['01-01 00:00:00 pat opens', `${time} anna writes`]);
    expect([...rowsOf(told, filing({}, { dayStartsAt })).keys()]).toEqual([day]);
  });

  it.each([
    ['America/St_Johns', '03-08 03:29:59', '2026-03-07'],
    ['America/St_Johns', '03-08 03:30:00', '2026-03-08'],
    ['America/St_Johns', '03-09 02:29:59', '2026-03-08'],
    ['America/St_Johns', '11-02 03:29:59', '2026-11-01'],
    ['Asia/Kolkata', '03-02 18:29:59', '2026-03-02'],
    ['Asia/Kolkata', '03-02 18:30:00', '2026-03-03'],
    ['Australia/Lord_Howe', '04-05 13:29:59', '2026-04-05'],
    ['Australia/Lord_Howe', '04-05 13:30:00', '2026-04-06'],
    ['Australia/Lord_Howe', '10-04 12:59:59', '2026-10-04'],
    ['Australia/Lord_Howe', '10-04 13:00:00', '2026-10-05'],
  ])('in %s: a reply at %s UTC is of %s', (timeZone, time, day) => {
    const told = outcome(['01-01 00:00:00 pat opens', `${time} anna writes`]);
    expect([...rowsOf(told, filing({}, { timeZone })).keys()]).toEqual([day]);
  });

  it('a verdict over a change of clocks is due after days of 24 h', () => {
    const told = outcome(['03-01 09:00:00 pat opens', '03-02 04:00:00 anna solves']);
    // Solved at 00:30 on the 2nd in St. John's; due at 01:30 on the 9th, on summer time by then.
    expect([...rowsOf(told, filing({}, { timeZone: 'America/St_Johns' })).keys()]).toEqual([
      '2026-03-02',
      '2026-03-09',
    ]);
  });
});

describe('a sheet', () => {
  const row = (ticket: string, over: Partial<DayRow> = {}): DayRow => ({
    ticket,
    values: {},
    leftOut: {},
    ...over,
  });
  const sheet = (...tickets: string[]): DaySheet => ({
    day: '2026-03-02',
    connection: 'c1',
    rows: tickets.map((ticket) => row(ticket)),
  });

  it.each<[string, DaySheet, string, DayRow | undefined, string[]]>([
    ['a first row', sheet(), '7', row('7'), ['7']],
    ['a row in the order of numbers', sheet('9', '11'), '10', row('10'), ['9', '10', '11']],
    ['a row at the beginning', sheet('9', '11'), '2', row('2'), ['2', '9', '11']],
    ['a row at the end', sheet('9', '11'), '100', row('100'), ['9', '11', '100']],
    ['a row that is there', sheet('9', '10', '11'), '10', row('10'), ['9', '10', '11']],
    ['no row, retracted', sheet('9', '10', '11'), '10', undefined, ['9', '11']],
    ['no row where there was none', sheet('9'), '10', undefined, ['9']],
  ])('takes %s', (_, before, ticket, next, tickets) => {
    expect(replaceRow(before, ticket, next)).toEqual(sheet(...tickets));
  });

  it('with nothing left on it is no sheet', () => {
    expect(replaceRow(sheet('7'), '7', undefined)).toBeUndefined();
    expect(replaceRow(sheet(), '7', undefined)).toBeUndefined();
  });

  it('holds the new row, not the old one', () => {
    const replaced = replaceRow(sheet('7'), '7', row('7', { values: { reopens: 3 } }));
    expect(replaced?.rows).toEqual([row('7', { values: { reopens: 3 } })]);
  });
});

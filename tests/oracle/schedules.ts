/**
 * Random support hours and shifts as plain data, several versions each, in zones whose clocks do odd things.
 * Knows how a schedule is written down; nothing of how opening hours are worked out of it.
 */
import type { Chance } from './random.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** `HH:MM`; an end not after its start runs overnight; `24:00` is the largest time. */
export type Opening = [from: string, to: string];

export type ScheduleVersion = {
  timeZone: string;
  hours: Record<(typeof weekdays)[number], Opening[]>;
  holidays: string[];
  yearlyHolidays: string[];
  overrides: Record<string, Opening[]>;
  breaks: Record<string, Opening[]>;
  validFrom: string;
};

/** `change`: the day of an odd change of the clocks, about which the tickets lie. */
export const places = [
  { timeZone: 'Europe/Berlin', change: '2025-10-26' },
  { timeZone: 'Europe/Berlin', change: '2025-03-30' },
  { timeZone: 'America/New_York', change: '2025-11-02' },
  { timeZone: 'America/New_York', change: '2025-03-09' },
  { timeZone: 'America/St_Johns', change: '2025-11-02' },
  // Here the clocks went back at 00:01, from one day into the one before: midnight came twice.
  { timeZone: 'America/St_Johns', change: '2010-11-07' },
  { timeZone: 'Australia/Lord_Howe', change: '2025-04-06' },
  { timeZone: 'Australia/Lord_Howe', change: '2025-10-05' },
  { timeZone: 'Asia/Kathmandu', change: '2025-06-01' },
  // A whole day, 30 December 2011, was left out.
  { timeZone: 'Pacific/Apia', change: '2011-12-30' },
  { timeZone: 'Pacific/Apia', change: '2020-04-05' },
  // Midnight was skipped, and came twice.
  { timeZone: 'America/Sao_Paulo', change: '2018-11-04' },
  { timeZone: 'America/Sao_Paulo', change: '2018-02-18' },
  { timeZone: 'Africa/Casablanca', change: '2024-03-10' },
  { timeZone: 'Africa/Casablanca', change: '2024-04-14' },
  { timeZone: 'Atlantic/Azores', change: '2024-10-27' },
  { timeZone: 'UTC', change: '2025-01-01' },
] as const;

export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

export function dayAfter(day: string, days: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

/** Versions in ascending order of `validFrom`. */
export function randomVersions(chance: Chance, timeZone: string, change: string): ScheduleVersion[] {
  const days = [
    chance.is(0.7) ? -400 : -10,
    ...(chance.is(0.7) ? [chance.whole(-9, 5)] : []),
    ...(chance.is(0.5) ? [chance.whole(6, 40)] : []),
  ];
  return days.map((offset, index) => ({
    ...randomVersion(chance, index > 0 && chance.is(0.2) ? chance.pick(places).timeZone : timeZone, change),
    validFrom: dayAfter(change, offset),
  }));
}

function randomVersion(chance: Chance, timeZone: string, change: string): Omit<ScheduleVersion, 'validFrom'> {
  const usual = randomOpenings(chance);
  const odd = randomOpenings(chance);
  const kind = chance.weighted({ week: 5, always: 1, night: 2, mixed: 3 });
  const of = (weekday: string): Opening[] => {
    if (kind === 'always') return [['00:00', '24:00']];
    if (kind === 'night') return weekday === 'sun' ? [] : [['22:00', '06:00']];
    if (kind === 'week') return weekday === 'sat' || weekday === 'sun' ? (chance.is(0.3) ? odd : []) : usual;
    return chance.is(0.25) ? [] : chance.is(0.5) ? usual : randomOpenings(chance);
  };
  const near = () => dayAfter(change, chance.is(0.3) ? chance.whole(-1, 1) : chance.whole(-45, 60));
  const many = <T>(most: number, make: () => T): T[] => Array.from({ length: chance.whole(0, most) }, make);
  return {
    timeZone,
    hours: Object.fromEntries(weekdays.map((weekday) => [weekday, of(weekday)])) as ScheduleVersion['hours'],
    holidays: many(4, near),
    yearlyHolidays: many(3, () => (chance.is(0.1) ? '02-29' : near().slice(5))),
    overrides: Object.fromEntries(
      many(5, () => [near(), chance.is(0.25) ? [] : randomOpenings(chance)] as [string, Opening[]]),
    ),
    breaks: Object.fromEntries(many(8, () => [near(), [randomBreak(chance)]] as [string, Opening[]])),
  };
}

const openingSets: Opening[][] = [
  [['09:00', '17:00']],
  [['08:00', '18:00']],
  [
    ['08:00', '12:00'],
    ['13:00', '17:30'],
  ],
  [['00:00', '24:00']],
  [['22:00', '06:00']],
  [['18:30', '00:00']],
  [['01:30', '03:30']],
  [['02:15', '02:45']],
  [['00:30', '23:30']],
  [
    ['06:00', '10:00'],
    ['10:00', '14:00'],
    ['20:00', '24:00'],
  ],
  [
    ['09:00', '15:00'],
    ['12:00', '19:00'],
  ],
  [['12:00', '12:00']],
];

function randomOpenings(chance: Chance): Opening[] {
  return chance.pick(openingSets);
}

function randomBreak(chance: Chance): Opening {
  return chance.pick<Opening>([
    ['12:00', '12:30'],
    ['10:15', '10:30'],
    ['00:00', '02:30'],
    ['02:00', '03:00'],
    ['16:45', '17:15'],
    ['23:30', '24:00'],
    ['09:00', '17:00'],
    ['23:00', '01:00'],
  ]);
}

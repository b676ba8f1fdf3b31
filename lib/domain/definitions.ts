/** The choices that the figures depend on. Everything here is a parameter of the domain, never read by it. */
import {
  boolean,
  type Checked,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  whole,
  withDefault,
} from './check.ts';
import { localDay } from './local-day.ts';
import { isZone, schedule } from './schedule.ts';
import { inOrder } from './schedule-versions.ts';

const scheduleVersions = nullable(list(schedule, { min: 1 }));

/** Calendar time is all of it; business time is what of it lies in the team's support hours. */
export const clocks = ['calendar', 'business'] as const;
export type Clock = (typeof clocks)[number];

/** The published readings of "solved at one touch"; `one-reply` is ours. */
export const oneTouchReadings = ['one-reply', 'at-most-one-reply', 'never-pending'] as const;
export type OneTouchReading = (typeof oneTouchReadings)[number];

export const definitions = object({
  /** IANA name; a local day is cut in this zone. Where a shift is set, the shift's. */
  timeZone: text({ pattern: { test: isZone } }),
  /** When a local day begins, `HH:MM`; 12:00 keeps a night shift in one day. */
  dayStartsAt: withDefault(text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }), '00:00'),
  /** The team's: business time of responses, resolutions and complaints. Versions in any order. */
  supportHours: withDefault(scheduleVersions, null),
  /** Mine, with its breaks: what utilization is a share of. Versions in any order. */
  shift: withDefault(scheduleVersions, null),
  /** Absent: business time where support hours are set. */
  clock: optional(oneOf(clocks)),
  /** First contact resolution: how long a customer may come back, in days of 24 h of elapsed time. */
  fcrWindowDays: whole({ min: 1, max: 30 }),
  /** First contact resolution: another ticket by the same requester inside the window is a second contact. */
  countsRepeats: withDefault(boolean, false),
  /** Handle time: input further apart than this is no work. 15 s to 15 min. */
  idleLimitMs: whole({ min: 15_000, max: 900_000 }),
  /** Handle time: a look at something that is no ticket, between two spans on the same ticket, is work on it. */
  countsElsewhere: withDefault(boolean, false),
  oneTouch: withDefault(oneOf(oneTouchReadings), 'one-reply'),
  /** CSAT: the lowest score that counts as satisfied, by scale (`1-5`), where it is not the usual one. */
  topBox: withDefault(record(number()), {}),
});

export type Definitions = Checked<typeof definitions>;

export function defaultDefinitions(timeZone: string): Definitions {
  return {
    timeZone,
    dayStartsAt: '00:00',
    supportHours: null,
    shift: null,
    fcrWindowDays: 7,
    countsRepeats: false,
    idleLimitMs: 120_000,
    countsElsewhere: false,
    oneTouch: 'one-reply',
    topBox: {},
  };
}

/** The same, with local days in the zone of the shift: from some day on that may be another one. @param now epoch ms */
export function inZoneOfShift(chosen: Definitions, now: number): Definitions {
  const versions = inOrder(chosen.shift ?? []);
  const inForce = versions.findLast(({ timeZone, validFrom = '' }) => validFrom <= localDay(now, timeZone));
  return { ...chosen, timeZone: (inForce ?? versions[0] ?? chosen).timeZone };
}

/** The clock that durations are shown on. Without support hours there is no business time. */
export function clockOf({ clock, supportHours }: Pick<Definitions, 'clock' | 'supportHours'>): Clock {
  return supportHours ? (clock ?? 'business') : 'calendar';
}

import type { LocalDay } from '../lib/domain/local-day.ts';
import { t, uiLanguage } from '../lib/platform/i18n.ts';

export type InstantProps = { at: number; timeZone: string };

const moment = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const date = { day: 'numeric', month: 'short' } as const;

/** A moment to the second, in the zone that days are cut in. */
export function Instant({ at, timeZone }: InstantProps) {
  return <time dateTime={new Date(at).toISOString()}>{formatted(at, timeZone, moment)}</time>;
}

/** A time of day, for "as of" and "next try at". */
export function timeOfDay(at: number, timeZone: string): string {
  return formatted(at, timeZone, time);
}

/** The zones whose names count the other way round (Etc/GMT+2 is behind UTC) with what they are. */
export function zoneText(timeZone: string): string {
  if (!timeZone.startsWith('Etc/GMT')) return timeZone;
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return t('in_zone', timeZone, offset.replace('GMT', 'UTC').replace('-', '−'));
}

/** A local day, which has no zone. @param day `YYYY-MM-DD` */
export function dateText(day: LocalDay): string {
  return new Intl.DateTimeFormat(uiLanguage(), { timeZone: 'UTC', dateStyle: 'medium' }).format(
    Date.parse(day),
  );
}

/** A local day, as the axis of days names it. */
export function dayText(day: LocalDay): string {
  return formatted(Date.parse(`${day}T00:00:00Z`), 'UTC', date);
}

type Options = typeof moment | typeof time | typeof date;

/** By their options and zone; making one takes longer than all that it is asked. */
const formats = new Map<Options, Map<string, Intl.DateTimeFormat>>();

function formatted(at: number, timeZone: string, options: Options): string {
  const zones = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  formats.set(options, zones);
  const format = zones.get(timeZone) ?? new Intl.DateTimeFormat(uiLanguage(), { ...options, timeZone });
  zones.set(timeZone, format);
  return format.format(at);
}

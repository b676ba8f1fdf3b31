import type { LocalDay } from '../lib/domain/local-day.ts';
import { uiLanguage } from '../lib/platform/i18n.ts';

export type InstantProps = { at: number; timeZone: string };

/** A moment to the second, in the zone that days are cut in. */
export function Instant({ at, timeZone }: InstantProps) {
  const text = new Intl.DateTimeFormat(uiLanguage(), {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}

/** A time of day, for "as of" and "next try at". */
export function timeOfDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(uiLanguage(), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** A local day, which has no zone. @param day `YYYY-MM-DD` */
export function dateText(day: LocalDay): string {
  return new Intl.DateTimeFormat(uiLanguage(), { timeZone: 'UTC', dateStyle: 'medium' }).format(
    Date.parse(day),
  );
}

/** A local day, as the axis of days names it. */
export function dayText(day: LocalDay): string {
  const format = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(uiLanguage(), format).format(Date.parse(`${day}T00:00:00Z`));
}

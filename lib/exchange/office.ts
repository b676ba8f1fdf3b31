/** The made-up agent's working time: weekdays from nine to five in a zone, one thing after the other. */
import { addDays, type LocalDay, localDays } from '../domain/local-day.ts';
import { instantIn } from '../domain/local-time.ts';

const hourMs = 3_600_000;

/** Half-open, epoch ms. */
type Span = { from: number; to: number };

export type Office = {
  /** The first stretch of that length, from an instant on, that is free and inside one day's hours. */
  next(from: number, durationMs: number): Span;
  /** Makes a stretch no longer free. */
  take(span: Span): Span;
};

export function isWorkday(day: LocalDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6;
}

export function officeOf(timeZone: string): Office {
  const dayOf = localDays(timeZone);
  const taken: Span[] = [];

  function hoursAround(at: number): Span {
    const date = dayOf(at);
    const midnight = Date.parse(`${date}T00:00:00Z`);
    const nextDay = () => hoursAround(instantIn(timeZone, Date.parse(`${addDays(date, 1)}T09:00:00Z`)));
    if (!isWorkday(date)) return nextDay();
    const [from, to] = [9, 17].map((hour) => instantIn(timeZone, midnight + hour * hourMs)) as [
      number,
      number,
    ];
    return at < to ? { from, to } : nextDay();
  }

  return {
    next(from, durationMs) {
      let at = Math.ceil(from / 1000) * 1000;
      const lengthMs = Math.ceil(durationMs / 1000) * 1000;
      for (;;) {
        const hours = hoursAround(at);
        at = Math.max(at, hours.from);
        const wanted = { from: at, to: at + lengthMs };
        const inTheWay = taken.find((one) => one.from < wanted.to && wanted.from < one.to);
        if (inTheWay) at = inTheWay.to;
        else if (wanted.to <= hours.to || lengthMs > hours.to - hours.from) return wanted;
        else at = hours.to;
      }
    },
    take(span) {
      taken.push(span);
      return span;
    },
  };
}

/** Active work, on the days on which each second of it was worked: a span is cut where a day begins. */
import { countedMs } from '../counted-work.ts';
import { cutAtDays, type WorkSpan } from '../spans.ts';
import { type FiledMetric, type Measurement, workedIn } from './metric.ts';

type Day = { spans: WorkSpan[]; said: { at: number; ms: number }[] };

export const timeWorked: FiledMetric = {
  id: 'time-worked',
  kind: 'duration',
  better: 'higher',
  headline: 'sum',
  onAnyClock: true,
  measure({ worked }, { dayOf }) {
    const days = new Map<string, Day>();
    const on = (at: number) => {
      const day = days.get(dayOf(at)) ?? { spans: [], said: [] };
      days.set(dayOf(at), day);
      return day;
    };
    for (const span of worked.spans.flatMap((whole) => cutAtDays(whole, dayOf)))
      on(span.from).spans.push(span);
    for (const said of worked.said) on(said.at).said.push(said);
    for (const at of worked.denied ?? []) on(at).said.push({ at, ms: 0 });
    return [...days.values()].map(({ spans, said }): Measurement => {
      const value = countedMs({ spans, said });
      const at = spans[0]?.from ?? said[0]?.at ?? 0;
      if (value === 0) return { value: null, reason: 'denied', at };
      return { value, at, moments: workedIn(spans), flags: said.length > 0 ? ['corrected'] : [] };
    });
  },
};

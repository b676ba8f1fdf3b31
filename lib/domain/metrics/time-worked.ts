/** Active work, on the days on which each second of it was worked: a span is cut where a day begins. */
import { countedMs } from '../counted-work.ts';
import { cutAtDays, type WorkSpan } from '../spans.ts';
import { type FiledMetric, type FlagName, type Measurement, workedIn } from './metric.ts';

type Day = { from: number; spans: WorkSpan[]; said: { at: number; ms: number }[]; isCorrected: boolean };

export const timeWorked: FiledMetric = {
  id: 'time-worked',
  kind: 'duration',
  better: 'higher',
  headline: 'sum',
  onAnyClock: true,
  measure({ worked }, { dayOf }) {
    const days = new Map<string, Day>();
    const on = (at: number) => {
      const day = days.get(dayOf(at)) ?? { from: at, spans: [], said: [], isCorrected: false };
      days.set(dayOf(at), day);
      return day;
    };
    const byDay = (spans: readonly WorkSpan[]) => spans.flatMap((whole) => cutAtDays(whole, dayOf));
    for (const span of byDay(worked.spans)) on(span.from).spans.push(span);
    for (const said of worked.said) on(said.at).said.push(said);
    for (const { from } of byDay(worked.struck ?? [])) on(from).isCorrected = true;
    return [...days.values()].map(({ from, spans, said, isCorrected }): Measurement => {
      const value = countedMs({ spans, said });
      if (value === 0) return { value: null, reason: 'corrected-away', at: from };
      const flags: FlagName[] = isCorrected || said.length > 0 ? ['corrected'] : [];
      return { value, at: from, moments: workedIn(spans), flags };
    });
  },
};

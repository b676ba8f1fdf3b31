/** A day of attention, event after event, as the worker lives through it. */
import { addSpan, type WorkSpan } from '../../../lib/domain/spans.ts';
import {
  limitsOf,
  noWork,
  type Report,
  step,
  type WorkEvent,
  type WorkLimits,
  type WorkState,
} from '../../../lib/domain/work.ts';

export const limits: WorkLimits = limitsOf({ idleLimitMs: 120_000 });

/** By ticket. */
export type Spans = Record<string, WorkSpan[]>;
export type Worked = { state: WorkState; spans: Spans; elsewhere: Spans };

export function run(events: readonly WorkEvent[], under = limits, from = noWork): Worked {
  const worked: Worked = { state: from, spans: {}, elsewhere: {} };
  for (const event of events) {
    const { state, counted } = step(worked.state, event, under);
    worked.state = state;
    for (const { ticket, span, isElsewhere } of counted) {
      const spans = isElsewhere ? worked.elsewhere : worked.spans;
      spans[ticket] = addSpan(spans[ticket] ?? [], span);
    }
  }
  return worked;
}

/** What a report says, without what only counts it. */
export type Said = Omit<Report, 'type' | 'seq'>;

/** Reports as their documents number them. */
export function numbered(reports: readonly (Said | Exclude<WorkEvent, Report>)[]): WorkEvent[] {
  const said = new Map<string, number>();
  return reports.map((one) => {
    if (!('source' in one)) return one;
    const seq = (said.get(one.source) ?? 0) + 1;
    said.set(one.source, seq);
    return { type: 'report', seq, ...one };
  });
}

/** A day of attention, report after report, as the worker lives through it. */
import {
  type Attention,
  addSpan,
  attend,
  maxSilenceMs,
  type OpenSpan,
  type WorkLimits,
  type WorkSpan,
} from '../../../lib/domain/work.ts';

export const limits: WorkLimits = { idleLimitMs: 120_000, maxSilenceMs };

/** `spans` by ticket. */
export type Worked = { open: OpenSpan | undefined; spans: Record<string, WorkSpan[]> };

export function run(reports: readonly Attention[], under = limits): Worked {
  const worked: Worked = { open: undefined, spans: {} };
  for (const next of reports) {
    const { open, closed } = attend(worked.open, next, under);
    worked.open = open;
    if (closed) worked.spans[closed.ticket] = addSpan(worked.spans[closed.ticket] ?? [], closed.span);
  }
  return worked;
}

/**
 * Handle time: from what the pages report of the agent's attention to spans of work.
 *
 *              active (input within the idle limit)
 *   ┌────────┐ ───────────────────────────────────▶ ┌──────────────────┐ ─┐ active: extend
 *   │ nobody │                                      │ one ticket, open │  │
 *   └────────┘ ◀─────────────────────────────────── └──────────────────┘ ◀┘
 *              away · idle · silence                active elsewhere: close, open the other
 *
 * One second belongs to one ticket, because there is one open span over all tabs and windows and the latest
 * attention wins. A span ends where work is last proven: at the instant of leaving; at the last input, when the
 * idle limit has passed since; at the last heartbeat, when the page fell silent (sleep, crash, a killed tab).
 */

/** Half-open `[from, to)`, epoch ms. */
export type WorkSpan = { from: number; to: number };

export type TicketKey = { connection: string; ticket: string };

/** What a page reports. `source` names the tab's document; `inputAt` is its last input, never after `at`, epoch ms. */
export type Attention = TicketKey & { source: string; at: number; inputAt: number; state: 'active' | 'away' };

export type OpenSpan = TicketKey & { source: string; from: number; inputAt: number; confirmedAt: number };

export type WorkLimits = { idleLimitMs: number; maxSilenceMs: number };

/** How often a page that has the agent's attention says so. What a killed browser loses at most. */
export const heartbeatMs = 15_000;
export const maxSilenceMs = 3 * heartbeatMs;

export type WorkStep = { open?: OpenSpan; closed?: TicketKey & { span: WorkSpan } };

/** One step of the machine: the open span and a report in; the span now open and the one that it closed out. */
export function attend(open: OpenSpan | undefined, report: Attention, limits: WorkLimits): WorkStep {
  if (open && !isSameTicket(open, report)) {
    return report.state === 'away'
      ? { open }
      : { ...close(open, report.at, limits), ...start(report, limits) };
  }
  if (!open) return report.state === 'away' ? {} : start(report, limits);
  const hasRested = report.inputAt - open.inputAt > limits.idleLimitMs;
  const inputAt = hasRested ? open.inputAt : Math.max(open.inputAt, report.inputAt);
  if (report.state === 'away') return close({ ...open, inputAt }, report.at, limits);
  if (report.at < open.from || report.at - open.confirmedAt > limits.maxSilenceMs) {
    return { ...close(open, report.at, limits), ...start(report, limits) };
  }
  if (hasRested) {
    return { ...close(open, report.inputAt, limits), ...start(report, limits, report.inputAt) };
  }
  if (report.at - inputAt > limits.idleLimitMs) return close({ ...open, inputAt }, report.at, limits);
  return { open: { ...open, inputAt, confirmedAt: Math.max(open.confirmedAt, report.at) } };
}

/** The proven part of an open span, were the work to end at `at`. */
export function provenSpan(open: OpenSpan, at: number, limits: WorkLimits): WorkSpan {
  const silent = at < open.from || at - open.confirmedAt > limits.maxSilenceMs;
  const seen = silent ? open.confirmedAt : Math.max(at, open.from);
  const to = seen - open.inputAt > limits.idleLimitMs ? open.inputAt : seen;
  return { from: open.from, to: Math.max(open.from, to) };
}

/** Adds a span to the ones known, so that no millisecond counts twice; sorted. */
export function addSpan(spans: readonly WorkSpan[], span: WorkSpan): WorkSpan[] {
  const merged: WorkSpan[] = [];
  for (const next of [...spans, span].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

function isSameTicket(open: OpenSpan, report: Attention): boolean {
  return (
    open.source === report.source && open.connection === report.connection && open.ticket === report.ticket
  );
}

function start(report: Attention, { idleLimitMs }: WorkLimits, from = report.at): WorkStep {
  const { connection, ticket, source, at, inputAt } = report;
  if (at - inputAt > idleLimitMs) return {};
  return { open: { connection, ticket, source, from, inputAt, confirmedAt: at } };
}

function close(open: OpenSpan, at: number, limits: WorkLimits): WorkStep {
  const span = provenSpan(open, at, limits);
  const { connection, ticket } = open;
  return span.to > span.from ? { closed: { connection, ticket, span } } : {};
}

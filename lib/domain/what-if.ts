/** The figures that tickets would give under other definitions, worked out in memory and stored nowhere. */
import { clockOf, type Definitions } from './definitions.ts';
import { type Figure, figureOf } from './figures.ts';
import { fileTicket, sheetsOf, type TicketFiling } from './filing.ts';
import { localDay } from './local-day.ts';
import type { MetricId } from './metrics/metric.ts';
import { metrics } from './metrics/registry.ts';
import { daysOf, type PeriodId } from './period.ts';
import { rulesOf } from './rules.ts';
import type { TicketRecord } from './ticket-record.ts';
import { shiftMs, shiftOf } from './working-hours.ts';

/** All that filing a ticket takes. */
export type SampleTicket = {
  record: TicketRecord;
  /** The agent's own id at the helpdesk. */
  me: string;
  /** Instant of the last complete reading, epoch ms. */
  readAt: number | undefined;
  /** When the requester's other tickets were created, epoch ms; empty where they do not count. */
  repeats: readonly number[];
};

/** Which figures, of which days, as of when (epoch ms). */
export type Asked = { metrics: readonly MetricId[]; period: PeriodId; now: number };

/** A step for each ticket, so that whoever takes the steps can pause between them. Yields how many are done. */
export function* figuresUnder(
  definitions: Definitions,
  tickets: readonly SampleTicket[],
  { metrics: ids, period, now }: Asked,
): Generator<number, Figure[]> {
  const rules = rulesOf(definitions);
  const filings = new Map<string, TicketFiling[]>();
  for (const [index, { record, me, readAt, repeats }] of tickets.entries()) {
    const filing = fileTicket(record, me, readAt, rules, repeats);
    const list = filings.get(record.connection);
    if (list) list.push(filing);
    else filings.set(record.connection, [filing]);
    yield index + 1;
  }
  const sheets = [...filings].flatMap(([connection, list]) => sheetsOf(connection, list));
  const days = daysOf(period, localDay(now, definitions.timeZone, definitions.dayStartsAt));
  const shift = shiftOf(rules);
  const hours = shift ? { shiftMs: shiftMs(shift, days, rules, now) } : {};
  const reading = { ...days, now, clock: clockOf(definitions), hours };
  return ids.map((id) => figureOf(metrics[id], sheets, reading));
}

/** A figure now, and under other definitions. */
export type Move = { metric: MetricId; before: Figure; after: Figure; isMoved: boolean };

/** What becomes of each figure: of the statistic that stands for it, and of how many values stand behind it. */
export function movesBetween(before: readonly Figure[], after: readonly Figure[]): Move[] {
  return before.flatMap((figure) => {
    const other = after.find(({ metric }) => metric === figure.metric);
    if (!other) return [];
    const { headline } = metrics[figure.metric];
    const isMoved = figure.statistics[headline] !== other.statistics[headline] || figure.n !== other.n;
    return { metric: figure.metric, before: figure, after: other, isMoved };
  });
}

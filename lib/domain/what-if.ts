/** The figures that tickets would give under other definitions, worked out in memory and stored nowhere. */
import { clockOf, type Definitions } from './definitions.ts';
import { type Figure, figureOf } from './figures.ts';
import { fileTicket, sheetsOf, type TicketFiling } from './filing.ts';
import { localDay } from './local-day.ts';
import type { MetricId, Statistic } from './metrics/metric.ts';
import { metrics } from './metrics/registry.ts';
import { daysOf, type PeriodId } from './period.ts';
import { rulesOf } from './rules.ts';
import { readingFor, type Target } from './targets.ts';
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
export type Asked = { figures: readonly FigureName[]; period: PeriodId; now: number };

/** A step for each ticket, so that whoever takes the steps can pause between them. Yields how many are done. */
export function* figuresUnder(
  definitions: Definitions,
  tickets: readonly SampleTicket[],
  { figures, period, now }: Asked,
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
  return figures.map(({ metric, target }) =>
    figureOf(metrics[metric], sheets, target ? readingFor(target, reading) : reading),
  );
}

/** A metric, and the statistic of it that is shown. `target`: by whose clock, of which tickets, within which limit. */
export type FigureName = { metric: MetricId; statistic: Statistic; target?: Target | undefined };

/** A figure now, and under other definitions; undefined: there is none. */
export type Move = Omit<FigureName, 'target'> & {
  before: number | undefined;
  after: number | undefined;
  /** How many values stand behind it, before and after. */
  n: [before: number, after: number];
  isMoved: boolean;
};

export function movesBetween(
  names: readonly FigureName[],
  before: readonly Figure[],
  after: readonly Figure[],
): Move[] {
  return names.map(({ metric, statistic }) => {
    const [was, is] = [before, after].map((figures) => figures.find((one) => one.metric === metric));
    const [from, to] = [was?.statistics[statistic], is?.statistics[statistic]];
    const n: Move['n'] = [was?.n ?? 0, is?.n ?? 0];
    return { metric, statistic, before: from, after: to, n, isMoved: from !== to || n[0] !== n[1] };
  });
}

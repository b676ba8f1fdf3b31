/** The headline figures of a month and of a year from day sheets in memory, for an agent with 60 tickets a day. */
import { ok } from 'node:assert/strict';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import { figureOf } from '../../lib/domain/figures.ts';
import { addDays } from '../../lib/domain/local-day.ts';
import type { MetricId } from '../../lib/domain/metrics/metric.ts';
import { allMetrics, metrics } from '../../lib/domain/metrics/registry.ts';
import { rulesOf } from '../../lib/domain/rules.ts';
import { historyOf } from '../stored/history.ts';
import { type Bench, type Comparison, compare } from './comparison.ts';

const dayMs = 86_400_000;
const ticketsPerDay = 60;
const lastDay = '2026-03-09';
const endsAt = Date.parse(`${lastDay}T00:00:00Z`) + dayMs;

const rules = rulesOf(defaultDefinitions('Europe/Berlin'));
/** As the database gives them back: every row and every text a thing of its own. */
const year = structuredClone(historyOf(366 * ticketsPerDay, { endsAt, ticketsPerDay }, rules).sheets);

const headlines: MetricId[] = ['first-response-time', 'handle-time', 'first-contact-resolution'];

function figures(ids: readonly MetricId[], days: number): number {
  const from = addDays(lastDay, 1 - days);
  const sheets = year.filter(({ day }) => day >= from);
  return ids
    .map((id) => figureOf(metrics[id], sheets, { from, to: lastDay, now: endsAt }))
    .reduce((sum, { n }) => sum + n, 0);
}

/** What nobody can do without: to look at every row once. */
function lookAtRows(days: number): number {
  const from = addDays(lastDay, 1 - days);
  let sum = 0;
  for (const { day, rows } of year) {
    if (day >= from) for (const { values } of rows) sum += Number(values['first-response-time'] ?? 0);
  }
  return sum;
}

export const bench: Bench = async () => {
  ok(figures(headlines, 365) > 3 * 350 * ticketsPerDay);
  const all = allMetrics.map(({ id }) => id);
  const comparisons: Comparison[] = [];
  for (const [what, ids] of [
    ['the three headline figures', headlines],
    ['all figures', all],
  ] as const) {
    for (const days of [30, 365]) {
      comparisons.push(
        await compare(
          { what: `${what} of ${days} days`, run: () => figures(ids, days) },
          { what: 'one value of each row added up', run: () => lookAtRows(days) },
          9,
        ),
      );
    }
  }
  return comparisons;
};

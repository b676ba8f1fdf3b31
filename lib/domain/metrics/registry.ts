/** Every metric there is. The popup and the README's table are drawn from here. */
import type { TicketOutcome } from '../outcome.ts';
import type { Rules } from '../rules.ts';
import { averageResponseTime } from './average-response-time.ts';
import { filedMetrics } from './filed.ts';
import { type FiledMetric, type Measurement, type Metric, type MetricId, metricIds } from './metric.ts';
import { occupancy, utilization, utilizationWide } from './workload.ts';

const derivedMetrics = [averageResponseTime, utilization, utilizationWide, occupancy];

const byId = new Map<MetricId, Metric>(
  [...filedMetrics, ...derivedMetrics].map((metric) => [metric.id, metric]),
);

/** A test holds that there is one for every id. */
export const metrics = Object.fromEntries(metricIds.map((id) => [id, byId.get(id)])) as Readonly<
  Record<MetricId, Metric>
>;

export const allMetrics: readonly Metric[] = Object.values(metrics);

/** The ids under which a metric's values are filed. */
export function filedAs(metric: Metric): readonly MetricId[] {
  return 'from' in metric ? metric.from : [metric.id];
}

/** A ticket's values of a metric, worked out anew, with the moments that they were measured from. */
export function measure(
  metric: Metric,
  outcome: TicketOutcome,
  rules: Rules,
  lastReadAt: number | undefined,
): Measurement[] {
  const filed = filedAs(metric).map((id) => metrics[id] as FiledMetric);
  return filed.flatMap((one) => one.measure(outcome, rules, lastReadAt));
}

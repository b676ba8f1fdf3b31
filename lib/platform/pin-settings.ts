/** Which metrics the agent pinned below the headlines, in their order. */
import { list, text } from '../domain/check.ts';
import { type MetricId, metricIds } from '../domain/metrics/metric.ts';
import { defineSetting } from './setting.ts';

const names = list(text());

/** A metric that another version of the extension has is passed over, and the others stay. */
const pins = (stored: unknown): MetricId[] =>
  [...new Set(names(stored))].flatMap((name) => metricIds.find((id) => id === name) ?? []);

export const { read: readPins, write: writePins } = defineSetting<readonly MetricId[]>(
  'pins',
  pins,
  () => [],
);

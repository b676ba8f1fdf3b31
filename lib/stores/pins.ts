/** Keeps what the agent pinned. */
import type { MetricId } from '../domain/metrics/metric.ts';
import { writePins } from '../platform/pin-settings.ts';
import { refresh } from './popup.ts';

export async function savePins(pins: readonly MetricId[]): Promise<void> {
  await writePins(pins);
  await refresh();
}

/** The metrics that an agent pinned, in the order of their cards: adding, taking away, moving. */
import type { MetricId } from './metrics/metric.ts';

type Pins = readonly MetricId[];

/** At the end. */
export function pinned(pins: Pins, id: MetricId): Pins {
  return pins.includes(id) ? pins : [...pins, id];
}

export function unpinned(pins: Pins, id: MetricId): Pins {
  return pins.filter((one) => one !== id);
}

/** @param by places down, up where it is negative; the ends are the ends */
export function moved(pins: Pins, id: MetricId, by: number): Pins {
  const at = pins.indexOf(id);
  if (at < 0) return pins;
  return unpinned(pins, id).toSpliced(Math.max(0, at + by), 0, id);
}

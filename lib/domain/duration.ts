/** A duration as people read it: the two largest units that matter, never "0.4 h". */

export type DurationUnit = 'd' | 'h' | 'min' | 's';
export type DurationPart = { value: number; unit: DurationUnit };

const unitsS: readonly [DurationUnit, number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/**
 * Rounded to whole seconds below an hour, to minutes below a day, to hours above. @param ms not negative
 * @param largest hours, where a day of 24 of them would mean nothing: "35 h" of a shift
 */
export function durationParts(ms: number, largest: 'd' | 'h' = 'd'): DurationPart[] {
  const units = largest === 'd' ? unitsS : unitsS.slice(1);
  const exactS = ms / 1000;
  const step = exactS < 3_600 ? 1 : exactS < 86_400 ? 60 : 3_600;
  let rest = Math.round(exactS / step) * step;
  const first = units.findIndex(([, size]) => rest >= size);
  if (first < 0) return [{ value: 0, unit: 's' }];
  const parts: DurationPart[] = [];
  for (const [unit, size] of units.slice(first, first + 2)) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value > 0 || parts.length === 0) parts.push({ value, unit });
  }
  return parts;
}

/** A duration as people read it (the two largest units that matter, never "0.4 h") and as they type it. */

export type DurationUnit = 'd' | 'h' | 'min' | 's';
export type DurationPart = { value: number; unit: DurationUnit };

const unitsS: readonly [DurationUnit, number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** As it is shown: whole seconds below an hour, minutes below a day, hours above. @param ms not negative @returns ms */
export function shownMs(ms: number): number {
  const stepMs = ms < 3_600_000 ? 1_000 : ms < 86_400_000 ? 60_000 : 3_600_000;
  return Math.round(ms / stepMs) * stepMs;
}

/**
 * Rounded as it is shown. @param ms not negative
 * @param largest hours, where a day of 24 of them would mean nothing: "35 h" of a shift
 */
export function durationParts(ms: number, largest: 'd' | 'h' = 'd'): DurationPart[] {
  const units = largest === 'd' ? unitsS : unitsS.slice(1);
  let rest = shownMs(ms) / 1000;
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

const namesOf: Record<DurationUnit, RegExp> = {
  d: /^d(?:ays?)?$/,
  h: /^h(?:r|rs|ours?)?$/,
  min: /^m(?:ins?|inutes?)?$/,
  s: /^s(?:ecs?|econds?)?$/,
};

/**
 * "30 min", "1 h 30 min", "1,5 h": larger units first, each once. A number alone is minutes.
 * @returns ms; undefined where it says no duration
 */
export function parseDuration(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  if (/^\d+(?:[.,]\d+)?$/.test(typed)) return Math.round(amountOf(typed) * 60_000);
  const parts = [...typed.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?\s*/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== typed) return undefined;
  let [totalMs, last] = [0, -1];
  for (const [, amount = '', name = ''] of parts) {
    const index = unitsS.findIndex(([unit]) => namesOf[unit].test(name));
    if (index <= last) return undefined;
    totalMs += amountOf(amount) * (unitsS[index]?.[1] ?? 0) * 1000;
    last = index;
  }
  return Math.round(totalMs);
}

function amountOf(typed: string): number {
  return Number(typed.replace(',', '.'));
}

/** As `parseDuration` takes it, with nothing rounded away. */
export function typedDuration(ms: number): string {
  let restMs = ms;
  const parts = unitsS.flatMap(([unit, sizeS]) => {
    const value = unit === 's' ? restMs / 1000 : Math.floor(restMs / 1000 / sizeS);
    restMs -= value * sizeS * 1000;
    return value > 0 ? [`${value} ${unit}`] : [];
  });
  return parts.join(' ') || '0 min';
}

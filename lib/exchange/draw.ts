/** Chance that repeats itself: the same draws for the same seed. */
export type Draw = {
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string | number>(weights: Record<Key, number>): `${Key}`;
  /** A whole number around a median, as durations lie: seldom much shorter, sometimes much longer. */
  spread(median: number, sigma: number): number;
};

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  /** Mulberry32: 0 up to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: (probability) => next() < probability,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    weighted<Key extends string | number>(weights: Record<Key, number>) {
      const entries = Object.entries(weights) as [`${Key}`, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as [`${Key}`, number])[0];
    },
    spread(median, sigma) {
      // Box–Muller.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.round(median * Math.exp(sigma * normal));
    },
  };
}

/** A small seeded source of chance (mulberry32): the same seed gives the same tickets on every machine. */

export type Chance = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True in about `share` of the cases. */
  is(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  shuffled<T>(items: readonly T[]): T[];
};

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    is: (share) => next() < share,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    weighted: <K extends string>(weights: Readonly<Record<K, number>>) => {
      const entries = Object.entries(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as [K, number])[0];
    },
    shuffled: <T>(items: readonly T[]) => {
      const rest = [...items];
      for (let index = rest.length - 1; index > 0; index--) {
        const other = whole(0, index);
        [rest[index], rest[other]] = [rest[other] as T, rest[index] as T];
      }
      return rest;
    },
  };
}

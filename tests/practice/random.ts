/** Chance that repeats: the same seed and the same words give the same number between 0 and 1. */
export function chance(seed: number, ...words: (string | number)[]): number {
  let hash = 2_166_136_261 ^ seed;
  for (const char of words.join('/')) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** How values spread over buckets. */

/** Half-open `[from, to)`; the last one has no end. */
export type Bucket = { from: number; to: number; count: number };

/** @param bounds where the buckets after the first begin, ascending; the first begins at 0 */
export function bucketsOf(values: readonly number[], bounds: readonly number[]): Bucket[] {
  const edges = [0, ...bounds, Number.POSITIVE_INFINITY];
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number;
    return { from, to, count: values.filter((value) => value >= from && value < to).length };
  });
}

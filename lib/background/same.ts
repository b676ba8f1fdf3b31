/** Whether two values to be stored are the same: records are made with their keys in one order, so equal values are equal text. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

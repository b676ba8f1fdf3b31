/**
 * Offsets of zones, to place instants of made-up tickets near what matters. Nothing is measured with it.
 */

const quarterMs = 900_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/** How far a zone's clocks are ahead of UTC. Only places instants near what matters: nothing is measured with it. */
export function offsetMs(at: number, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(at / quarterMs)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
  formats.set(timeZone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hour = '0', minute = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hour) * 4 * quarterMs + Number(minute) * 60_000);
  known.set(key, offset);
  return offset;
}

/** A local time as an instant; one of several, or one near it, where the clocks change. @param localMs as if in UTC */
export function instantNear(localMs: number, timeZone: string): number {
  return localMs - offsetMs(localMs - offsetMs(localMs, timeZone), timeZone);
}

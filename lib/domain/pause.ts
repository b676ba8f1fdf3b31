/** A pause that goes on: what the agent is told of it, and from when on they are reminded. */

/** Longer than most breaks that somebody remembers to end. */
export const remindAfterMs = 900_000;

/** `long`: the agent is to be reminded. */
export type Pause = { kind: 'short' | 'long'; lastedMs: number };

/** @param pausedAt undefined: nothing is paused */
export function pauseAt(pausedAt: number | undefined, now: number): Pause | undefined {
  if (pausedAt === undefined) return undefined;
  const lastedMs = Math.max(0, now - pausedAt);
  return { kind: lastedMs >= remindAfterMs ? 'long' : 'short', lastedMs };
}

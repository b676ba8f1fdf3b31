/** A clock that runs faster than the real one and arrives at the real time when the session is over. */

export const pace = 30;
const sessionMs = 32 * 60_000;

/** @param since real epoch ms at which the session began @param realNow real epoch ms @returns epoch ms */
export function pacedTime(since: number, realNow: number): number {
  return Math.round(since - sessionMs + (realNow - since) * pace);
}

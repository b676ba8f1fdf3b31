/** The clock and the timers of everything outside the pure core. */

/** Epoch ms. */
export function now(): number {
  return Date.now();
}

/** Ms of a clock that is never set, whatever becomes of the one on the wall. */
export function upMs(): number {
  return performance.now();
}

/** Repeats until the signal aborts. */
export function every(periodMs: number, signal: AbortSignal, run: () => void): void {
  const timer = setInterval(run, periodMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** Runs once after a while; the function that comes back cancels it. */
export function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

/** Takes the place of `lib/platform/clock.ts` in the paced build: the same functions, a faster clock. */
import { pace, pacedTime } from './pace.ts';

const since = Number(import.meta.env.WXT_PACED_SINCE);

export function now(): number {
  return pacedTime(since, Date.now());
}

/** A clock that is never set: here the same. */
export function upMs(): number {
  return now();
}

export function every(periodMs: number, signal: AbortSignal, run: () => void): void {
  const timer = setInterval(run, periodMs / pace);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

export function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs / pace);
  return () => clearTimeout(timer);
}

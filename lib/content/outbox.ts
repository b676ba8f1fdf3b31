/**
 * Attention reports on their way to the worker, in order: none is let go before the worker took it. They wait until
 * a reading of this document was recorded, because only then is it known whose attention it is: another person who
 * is signed in on the same origin is not recorded, and what they did before they were added is nobody's.
 */
import type { AttentionReport } from '../domain/attention.ts';
import { after } from '../platform/clock.ts';

/** An hour of heartbeats; what is older goes. */
const capacity = 240;
/** A worker that was stopped over a report gets it again soon: the page may have no other to send. */
const firstRetryMs = 1_000;
const maxRetryMs = 60_000;

export type Outbox = {
  add(report: AttentionReport): void;
  /** The page goes: what waits goes out now, answered or not. What comes twice is known by its number. */
  hurry(): void;
  /** The viewer is known to be the agent; what waited goes out. */
  open(): void;
  /** It is somebody else's, or nobody takes it any more; what waited is let go, and so is what comes until `open`. */
  discard(): void;
};

/** @param deliver whether the worker took it, or never will */
export function createOutbox(deliver: (report: AttentionReport) => Promise<boolean>): Outbox {
  const waiting: AttentionReport[] = [];
  let isOpen = false;
  let isKept = true;
  let isSending = false;
  let retryMs = firstRetryMs;
  let cancelRetry = () => {};

  async function flush(): Promise<void> {
    if (!isOpen || isSending) return;
    isSending = true;
    cancelRetry();
    for (let next = waiting[0]; next && (await deliver(next)); next = waiting[0]) {
      if (waiting[0] === next) waiting.shift();
      retryMs = firstRetryMs;
    }
    isSending = false;
    if (isOpen && waiting.length > 0) retry();
  }

  function retry(): void {
    cancelRetry = after(retryMs, () => void flush());
    retryMs = Math.min(2 * retryMs, maxRetryMs);
  }

  return {
    add(report) {
      if (!isKept) return;
      waiting.push(report);
      if (waiting.length > capacity) waiting.shift();
      void flush();
    },
    hurry() {
      if (isOpen) for (const report of waiting) void deliver(report);
    },
    open() {
      isOpen = isKept = true;
      void flush();
    },
    discard() {
      isOpen = isKept = false;
      waiting.length = 0;
      cancelRetry();
    },
  };
}

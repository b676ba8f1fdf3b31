/**
 * Attention reports on their way to the worker, in order: none is let go before the worker took it. They wait until
 * a reading of this document was recorded, because only then is it known whose attention it is: another person who
 * is signed in on the same origin is not recorded.
 */
import type { AttentionReport } from '../domain/attention.ts';

/** An hour of heartbeats; what is older goes. */
const capacity = 240;

export type Outbox = {
  add(report: AttentionReport): void;
  /** The viewer is known to be the agent; what waited goes out. */
  open(): void;
  /** It is somebody else's; what waited is let go. */
  discard(): void;
};

/** @param deliver whether the worker took it, or never will */
export function createOutbox(deliver: (report: AttentionReport) => Promise<boolean>): Outbox {
  const waiting: AttentionReport[] = [];
  let isOpen = false;
  let isSending = false;

  async function flush(): Promise<void> {
    if (!isOpen || isSending) return;
    isSending = true;
    for (let next = waiting[0]; next && (await deliver(next)); next = waiting[0]) {
      if (waiting[0] === next) waiting.shift();
    }
    isSending = false;
  }

  return {
    add(report) {
      waiting.push(report);
      if (waiting.length > capacity) waiting.shift();
      void flush();
    },
    open() {
      isOpen = true;
      void flush();
    },
    discard() {
      isOpen = false;
      waiting.length = 0;
    },
  };
}

/**
 * The reading loop: reads the ticket in front when it is opened, after the page changed and came to rest, and again
 * when a helpdesk that refused may be asked again. One reading at a time; none while nobody looks.
 */
import { type Adapter, type Page, readTicket, type TicketRef } from '../helpdesks/adapter.ts';
import { ask } from '../messaging/client.ts';
import type { ReadingState } from '../messaging/page-status.ts';
import { after, now } from '../platform/clock.ts';

const quietMs = 5_000;
const maxPauseMs = 300_000;
const firstRetryMs = 30_000;
const maxRetryMs = 900_000;
/** Reasons that may be gone after a while, by themselves. */
const passing = new Set(['rate-limited', 'unreachable', 'internal', 'database']);

export type Reader = {
  /** The page shows this ticket now, or none. */
  show(ref: TicketRef | undefined): void;
  /** Something on the page changed. */
  noteChange(): void;
  /** The agent did something that may have changed the ticket. */
  noteAction(): void;
  state(): ReadingState;
};

export function createReader(
  adapter: Adapter,
  page: Page,
  signal: AbortSignal,
  onRecorded: () => void,
): Reader {
  let ref: TicketRef | undefined;
  let state: ReadingState = { state: 'idle' };
  let isReading = false;
  let cancelTimer = () => {};
  let changedAt: number | undefined;
  let readAt = 0;
  let pauseMs = quietMs;
  let retryMs = firstRetryMs;
  let notBefore = 0;
  let lastSeen = '';

  signal.addEventListener('abort', () => cancelTimer(), { once: true });

  function plan(at: number): void {
    cancelTimer();
    cancelTimer = after(Math.max(0, at - now()), wake);
  }

  /** Not before the page was quiet, later the more often a reading found nothing new, never before a refusal's end. */
  function due(): number {
    const rested = changedAt === undefined ? 0 : Math.max(readAt + pauseMs, changedAt + quietMs);
    return Math.max(rested, notBefore);
  }

  function wake(): void {
    if (signal.aborted || !ref || isReading || page.document.visibilityState === 'hidden') return;
    if (now() < due()) plan(due());
    else void read(ref);
  }

  async function read(reading: TicketRef): Promise<void> {
    isReading = true;
    changedAt = undefined;
    if (state.state === 'idle') state = { state: 'reading' };
    const result = await readTicket(adapter, reading, page);
    readAt = now();
    const next = result.ok
      ? await handOver(result.snapshot)
      : refused(result.reason, result.detail, result.retryAt);
    isReading = false;
    if (signal.aborted) return;
    if (ref?.ticket !== reading.ticket) return wake();
    state = next;
    if (changedAt !== undefined || (state.state === 'refused' && state.retryAt !== undefined)) plan(due());
  }

  async function handOver(snapshot: Parameters<typeof ask<'record'>>[1]): Promise<ReadingState> {
    const seen = JSON.stringify(snapshot.events);
    pauseMs = seen === lastSeen ? Math.min(pauseMs * 2, maxPauseMs) : quietMs;
    lastSeen = seen;
    const answer = await ask('record', snapshot);
    if (!answer.ok) return refused(answer.refusal, answer.detail ?? '', undefined);
    retryMs = firstRetryMs;
    onRecorded();
    return { state: 'recorded', at: snapshot.readAt, complete: snapshot.complete };
  }

  function refused(reason: string, detail: string, retryAt: number | undefined): ReadingState {
    if (!passing.has(reason)) return { state: 'refused', reason, detail };
    notBefore = retryAt ?? now() + retryMs;
    retryMs = Math.min(retryMs * 2, maxRetryMs);
    return { state: 'refused', reason, detail, retryAt: notBefore };
  }

  return {
    show(shown) {
      if (shown?.ticket === ref?.ticket) return;
      ref = shown;
      pauseMs = quietMs;
      lastSeen = '';
      changedAt = undefined;
      cancelTimer();
      if (now() >= notBefore) state = { state: 'idle' };
      wake();
    },
    noteChange() {
      const isPlanned = changedAt !== undefined;
      changedAt = now();
      if (ref && !isPlanned && !isReading) plan(due());
    },
    noteAction() {
      pauseMs = quietMs;
      if (!ref || isReading) return;
      if (state.state === 'idle') wake();
      else if (changedAt !== undefined || state.state === 'refused')
        plan(Math.max(now() + quietMs, notBefore));
    },
    state: () => state,
  };
}

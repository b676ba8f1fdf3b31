/**
 * The reading loop: reads the ticket in front when it is opened, after the page changed and came to rest, and again
 * when a helpdesk that refused may be asked again. A ticket that the agent acted on and left is read once more.
 * One reading of the ticket in front at a time; none while nobody looks. Others are read behind it, also while the
 * page is hidden: when whoever keeps their budget says so.
 */
import type { TicketSnapshot } from '../domain/ticket.ts';
import { type Adapter, type Page, type Reading, readTicket, type TicketRef } from '../helpdesks/adapter.ts';
import { askAgain } from '../messaging/client.ts';
import type { PageStatus, ReadAnswer, ReadingState } from '../messaging/page-status.ts';
import { after, now } from '../platform/clock.ts';

const quietMs = 5_000;
/** How long a page that never rests is waited for. */
const restlessMs = 15_000;
/** How soon after a reading that found nothing new an action of the agent's may bring the next one. */
const actionPauseMs = 15_000;
const maxPauseMs = 300_000;
const firstRetryMs = 30_000;
const maxRetryMs = 900_000;
/** Refusals that only a person can lift, maybe in another tab. */
const lifted = new Set(['other-viewer', 'viewer-unknown']);
/** Reasons that may be gone after a while, by themselves. */
const passing = new Set(['rate-limited', 'unreachable', 'internal', 'database']);

/** How long the content script may act; `isInvalid` looks whether the extension is still there. */
export type Lifetime = { readonly signal: AbortSignal; readonly isInvalid: boolean };

/** What becomes of a reading that was handed over. `refuse` gets why the worker did not take it. */
export type Receiver = { accept(): void; refuse(refusal: string): void };

export type Reader = {
  /** The page shows this ticket now, or none. */
  show(ref: TicketRef | undefined): void;
  /** Something on the page changed. */
  noteChange(): void;
  /** The agent did something that may have changed the ticket. */
  noteAction(): void;
  /** The page is in sight again. */
  noteReturn(): void;
  /** What stood in the way of the last reading is gone. */
  readAgain(): void;
  /** Reads a ticket that the page does not show; not while the one in front is read, nor before a refusal's end. */
  readBehind(ref: TicketRef): Promise<ReadAnswer>;
  state(): ReadingState;
  /** Who is signed in, or may be, as the last reading saw. */
  viewers(): Pick<PageStatus, 'viewer' | 'agents'>;
};

export function createReader(adapter: Adapter, page: Page, lifetime: Lifetime, receiver: Receiver): Reader {
  let ref: TicketRef | undefined;
  let state: ReadingState = { state: 'idle' };
  let isReading = false;
  let mustRetry = false;
  let cancelTimer = () => {};
  /** Changes that no reading has seen yet. */
  let changed: { firstAt: number; lastAt: number } | undefined;
  let readAt = 0;
  let pauseMs = quietMs;
  let retryMs = firstRetryMs;
  let notBefore = 0;
  let lastSeen = '';
  /** The agent did something that the last reading may not have seen. */
  let hasActed = false;
  const left = new Map<string, TicketRef>();
  let mustReadAgain = false;
  let viewers: Pick<PageStatus, 'viewer' | 'agents'> = {};

  lifetime.signal.addEventListener('abort', () => cancelTimer(), { once: true });

  function plan(at: number): void {
    cancelTimer();
    cancelTimer = after(Math.max(0, at - now()), wake);
  }

  /** Not before the page was quiet, later the more often a reading found nothing new, never before a refusal's end. */
  function due(): number {
    if (!changed) return notBefore;
    const restedAt = Math.min(changed.lastAt + quietMs, changed.firstAt + restlessMs);
    return Math.max(restedAt, readAt + pauseMs, notBefore);
  }

  function wake(): void {
    if (lifetime.isInvalid || !ref || isReading || page.document.visibilityState === 'hidden') return;
    if (now() < due()) plan(due());
    else void read(ref);
  }

  /** "Submit and go to the next": what was submitted is at the helpdesk a moment later. */
  function leave(ticket: TicketRef): void {
    left.set(ticket.ticket, ticket);
    const cancel = after(Math.max(quietMs, notBefore - now()), () => void readLeft(ticket));
    lifetime.signal.addEventListener('abort', cancel, { once: true });
  }

  async function readLeft(ticket: TicketRef): Promise<void> {
    if (lifetime.isInvalid || !left.delete(ticket.ticket) || ticket.ticket === ref?.ticket) return;
    const { failure } = await readBehind(ticket);
    if (failure === 'busy' || failure === 'rate-limited') leave(ticket);
  }

  async function readBehind(ticket: TicketRef): Promise<ReadAnswer> {
    if (isReading || now() < notBefore) return { failure: 'busy' };
    const reading = await readTicket(adapter, ticket, page, 'left');
    if (reading.ok) {
      const { snapshot } = reading;
      const answer = await record(snapshot);
      if (!answer.ok) return { failure: answer.refusal };
      if (snapshot.complete) return {};
    }
    const unread = reading.ok ? reading.cutShort : reading;
    if (!unread) return { failure: 'incomplete' };
    const { reason: failure, retryAt } = unread;
    if (failure === 'rate-limited') backOff(retryAt);
    return { failure, ...(retryAt !== undefined && { retryAt }) };
  }

  async function read(reading: TicketRef): Promise<void> {
    isReading = true;
    mustRetry = false;
    changed = undefined;
    const wasActedOn = hasActed;
    hasActed = false;
    if (state.state === 'idle') state = { state: 'reading' };
    const next = await handOver(await readTicket(adapter, reading, page));
    readAt = now();
    isReading = false;
    if (lifetime.signal.aborted) return;
    if (ref?.ticket !== reading.ticket) {
      if (wasActedOn) leave(reading);
      return start();
    }
    state = next;
    if (mustReadAgain) {
      mustReadAgain = false;
      return start();
    }
    if (next.state === 'refused' && next.reason === 'moved-on') noteChange();
    if (changed || mustRetry) plan(due());
  }

  async function record(snapshot: TicketSnapshot) {
    const answer = await askAgain('record', snapshot);
    if (!answer.ok) receiver.refuse(answer.refusal);
    return answer;
  }

  async function handOver(reading: Reading): Promise<ReadingState> {
    if (!reading.ok) return refused(reading.reason, reading.detail, reading.retryAt);
    const { snapshot, cutShort, passedOver, agents } = reading;
    viewers = { ...(snapshot.viewer && { viewer: snapshot.viewer.id }), ...(agents && { agents }) };
    rest(JSON.stringify(snapshot.events));
    const isMerged = snapshot.events.some(({ type }) => type === 'merge');
    const answer = await record(snapshot);
    if (!answer.ok) return refused(answer.refusal, answer.detail ?? '');
    if (cutShort) backOff(cutShort.retryAt);
    else retryMs = firstRetryMs;
    receiver.accept();
    return {
      state: 'recorded',
      at: snapshot.readAt,
      complete: snapshot.complete,
      ...(isMerged && { isMerged }),
      ...(passedOver !== undefined && { passedOver }),
      ...(cutShort && { cutShort: { ...cutShort, retryAt: notBefore } }),
    };
  }

  function refused(reason: string, detail: string, retryAt?: number): ReadingState {
    pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    if (!passing.has(reason)) return { state: 'refused', reason, detail };
    backOff(retryAt);
    return { state: 'refused', reason, detail, retryAt: notBefore };
  }

  /** A ticket that was not read yet is read at once. */
  function start(): void {
    pauseMs = quietMs;
    lastSeen = '';
    changed = undefined;
    cancelTimer();
    if (state.state !== 'refused' || now() >= notBefore) state = { state: 'idle' };
    wake();
  }

  /** A reading that found nothing new makes the next one wait longer. */
  function rest(seen: string): void {
    pauseMs = seen === lastSeen ? Math.min(pauseMs * 2, maxPauseMs) : quietMs;
    lastSeen = seen;
  }

  function backOff(retryAt = now() + retryMs): void {
    mustRetry = true;
    notBefore = Math.max(retryAt, now() + quietMs);
    retryMs = Math.min(retryMs * 2, maxRetryMs);
  }

  function noteChange(): void {
    const at = now();
    if (changed) {
      changed.lastAt = at;
      return;
    }
    changed = { firstAt: at, lastAt: at };
    if (ref && !isReading) plan(due());
  }

  return {
    noteChange,
    readBehind,
    show(shown) {
      if (shown?.ticket === ref?.ticket) return;
      if (ref && hasActed) leave(ref);
      hasActed = false;
      ref = shown;
      start();
    },
    noteAction() {
      hasActed = ref !== undefined;
      if (!ref || isReading) return;
      if (state.state === 'idle') return wake();
      if (state.state === 'refused') noteChange();
      else pauseMs = Math.min(pauseMs, actionPauseMs);
      if (changed) plan(due());
    },
    noteReturn() {
      if (!ref || isReading) return;
      if (state.state === 'idle') wake();
      else if (state.state === 'refused' && lifted.has(state.reason)) start();
      else if (changed || mustRetry) plan(due());
    },
    readAgain() {
      notBefore = 0;
      mustReadAgain = isReading;
      if (!isReading) start();
    },
    state: () => state,
    viewers: () => viewers,
  };
}

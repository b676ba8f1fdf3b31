/**
 * The contract of a helpdesk. An adapter knows how one product's pages and JSON look; it reads and never stores,
 * never writes to the helpdesk, never guesses, and gives a typed reason where it cannot read.
 */
import type { HelpdeskId, TicketSnapshot } from '../domain/ticket.ts';

/** Why there is no snapshot. Each has a sentence in the locale files. */
export const unreadableReasons = [
  'not-a-ticket',
  'logged-out',
  'no-permission',
  'not-found',
  'merged-away',
  'rate-limited',
  'not-recognised',
  'unreachable',
  'moved-on',
  'unsupported',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** Thrown inside an adapter; `readTicket` turns it into a reading. `detail` names a place, never a content. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: UnreadableReason;
  /** Epoch ms; for `rate-limited`. */
  readonly retryAt: number | undefined;

  constructor(reason: UnreadableReason, detail?: string, retryAt?: number) {
    super(detail ?? reason);
    this.reason = reason;
    this.retryAt = retryAt;
  }
}

export type Reading =
  | { ok: true; snapshot: TicketSnapshot }
  | { ok: false; reason: UnreadableReason; detail: string; retryAt?: number };

export type TicketRef = { ticket: string };

/** What an adapter finds out; the rest of a snapshot is known without it. */
export type ReadTicket = Omit<TicketSnapshot, 'helpdesk' | 'origin' | 'ticket' | 'readAt'>;

/** What an adapter may use of the page. Requests are GET, same origin, and counted. */
export type Page = {
  document: Document;
  /** The address now; an adapter's reading is dropped when it no longer shows the ticket. */
  url(): URL;
  now(): number;
  /**
   * @param path absolute, or relative to the origin; another origin is refused
   * @throws {Unreadable} for every answer that is not JSON with status 200
   */
  getJson(path: string): Promise<unknown>;
  /** Remembers what is loaded under a name for as long as the document lives; a failure is not remembered. */
  once<T>(name: string, load: () => Promise<T>): Promise<T>;
};

export type Adapter = {
  id: HelpdeskId;
  /** Which ticket an address shows; pure. */
  ticketIn(url: URL): TicketRef | undefined;
  /** People are named by the helpdesk's own ids; the worker hashes all but the viewer's. @throws {Unreadable} */
  read(ref: TicketRef, page: Page): Promise<ReadTicket>;
};

/** One reading of the ticket in front. Never throws. */
export async function readTicket(adapter: Adapter, ref: TicketRef, page: Page): Promise<Reading> {
  const { origin } = page.url();
  const readAt = page.now();
  try {
    const read = await adapter.read(ref, page);
    if (adapter.ticketIn(page.url())?.ticket !== ref.ticket) throw new Unreadable('moved-on');
    return { ok: true, snapshot: { helpdesk: adapter.id, origin, ...ref, ...read, readAt } };
  } catch (error) {
    const { reason, message, retryAt } =
      error instanceof Unreadable ? error : new Unreadable('not-recognised', String(error));
    return { ok: false, reason, detail: message, ...(retryAt !== undefined && { retryAt }) };
  }
}

/**
 * The contract of a helpdesk. An adapter knows how one product's pages and JSON look; it reads and never stores,
 * never writes to the helpdesk, never guesses, and gives a typed reason where it cannot read.
 */
import type { HelpdeskId, TicketSnapshot } from '../domain/ticket.ts';
import type { TeamWords } from './team-words.ts';

/** Why there is no snapshot. Each has a sentence in the locale files. */
export const unreadableReasons = [
  'logged-out',
  'no-permission',
  'not-found',
  'rate-limited',
  'not-recognised',
  'unreachable',
  'blocked-by-page',
  'moved-on',
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

export type Unread = { reason: UnreadableReason; detail: string; retryAt?: number };

/** Somebody who acted on the ticket, by the name that the agent knows them by. It goes to the popup and no further. */
export type Person = { id: string; name: string };

/**
 * `cutShort`: why the later pages of a long history could not be had; what came before them is in the snapshot.
 * `passedOver`: a kind of event that the adapter does not know, and that is in no figure.
 * `agents`: who the viewer may be, where the helpdesk does not say who is signed in.
 */
export type Reading =
  | { ok: true; snapshot: TicketSnapshot; cutShort?: Unread; passedOver?: string; agents?: Person[] }
  | ({ ok: false } & Unread);

/** `base`: what stands before the helpdesk's own paths, where it is not at the root of its host. */
export type TicketRef = { ticket: string; base?: string };

/** What an adapter finds out; the rest of a snapshot is known without it. */
export type ReadTicket = Omit<TicketSnapshot, 'helpdesk' | 'origin' | 'ticket' | 'readAt'> & {
  cutShort?: Unreadable;
  passedOver?: string;
  agents?: Person[];
};

/** What an adapter may use: the page, and the team's words. Requests are GET, same origin, and counted. */
export type Page = {
  document: Document;
  /** The address now; an adapter's reading is dropped when it no longer shows the ticket. */
  url(): URL;
  now(): number;
  /** What the team says that names at this helpdesk mean; asked before the adapter's own idea of a name. */
  words: TeamWords;
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
  /**
   * `read` asks by GETs that leave no trace in the ticket (nothing marked as seen, nobody shown as looking), and reads
   * nothing of a ticket from the document: so it may read one that the page does not show, and that nobody opened.
   */
  quietGet: boolean;
  /** Which ticket an address shows; pure. */
  ticketIn(url: URL): TicketRef | undefined;
  /** People are named by the helpdesk's own ids; the worker hashes all but the viewer's. @throws {Unreadable} */
  read(ref: TicketRef, page: Page): Promise<ReadTicket>;
};

/** What one reading may ask for: the ticket, its history in pages, the people whose role the pages do not tell. */
const maxRequests = 12;
const budgetPauseMs = 60_000;

/**
 * One reading of a ticket. Never throws.
 * @param place the ticket must be the one in front and stay it, or was `left` behind and is read a last time
 */
export async function readTicket(
  adapter: Adapter,
  ref: TicketRef,
  page: Page,
  place: 'in-front' | 'left' = 'in-front',
): Promise<Reading> {
  const { origin } = page.url();
  const { ticket } = ref;
  const readAt = page.now();
  const stay = () => {
    const isInFront = adapter.ticketIn(page.url())?.ticket === ref.ticket;
    if (place === 'in-front' && !isInFront) throw new Unreadable('moved-on');
  };
  try {
    const { cutShort, passedOver, agents, ...read } = await adapter.read(ref, guarded(page, stay));
    stay();
    const snapshot = { helpdesk: adapter.id, origin, ticket, ...read, readAt };
    return {
      ok: true,
      snapshot,
      ...(cutShort && { cutShort: explain(cutShort) }),
      ...(passedOver !== undefined && { passedOver }),
      ...(agents && { agents }),
    };
  } catch (error) {
    return { ok: false, ...explain(error) };
  }
}

/** The page within a reading's budget; after every answer it looks whether the ticket is still in front. */
function guarded(page: Page, stay: () => void): Page {
  let requests = 0;
  return {
    ...page,
    async getJson(path) {
      requests += 1;
      if (requests > maxRequests) {
        throw new Unreadable('rate-limited', 'budget of a reading', page.now() + budgetPauseMs);
      }
      const answer = await page.getJson(path);
      stay();
      return answer;
    },
  };
}

/** Whether a page of a history that was refused may be had later; what was read before it counts until then. */
export function isPassing(error: unknown): error is Unreadable {
  return error instanceof Unreadable && (error.reason === 'rate-limited' || error.reason === 'unreachable');
}

/** undefined: this helpdesk does not have it, or not for this agent. */
export async function unlessWithheld<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const { reason } = error as Partial<Unreadable>;
    if (reason === 'no-permission' || reason === 'not-found') return undefined;
    throw error;
  }
}

/** The first kind of event that is not known; its name, where it is a name and not somebody's words. */
export function findUnknown(kinds: readonly string[], known: ReadonlySet<string>): { passedOver?: string } {
  const unknown = kinds.find((kind) => !known.has(kind));
  if (unknown === undefined) return {};
  return { passedOver: /^[A-Za-z][\w:-]{0,59}$/.test(unknown) ? unknown : '?' };
}

/** Of an error that is not ours only the name: its message may quote what was read. */
function explain(error: unknown): Unread {
  if (!(error instanceof Unreadable)) return { reason: 'not-recognised', detail: (error as Error).name };
  const { reason, message: detail, retryAt } = error;
  return { reason, detail, ...(retryAt !== undefined && { retryAt }) };
}

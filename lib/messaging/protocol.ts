/**
 * Every message that crosses a border: who may send it, the check of what comes in, the type of what goes back.
 * Senders import the types only; the checks are the worker's.
 */
import { boolean, type Checked, object, oneOf, optional, text, whole, yes } from '../domain/check.ts';
import { correction } from '../domain/corrections.ts';
import { definitions } from '../domain/definitions.ts';
import { demoTickets } from '../domain/demo.ts';
import type { Meanings } from '../domain/helpdesk-rules.ts';
import { profileName } from '../domain/profile.ts';
import { rereadingEnd } from '../domain/rereading.ts';
import { helpdesk, id, instant, origin, ticketSnapshot } from '../domain/ticket.ts';
import type { Answer as HttpAnswer } from '../platform/http.ts';

/** What stands before a helpdesk's own paths: `/rt`. */
const base = text({ pattern: /^\/[^?#\s]{1,200}$/ });

const place = { helpdesk, origin };

/** A path on the page's own origin, whatever is written in it: `//` would begin another host's address. */
const path = text({ pattern: /^\/(?!\/)[^\s\\]{0,2000}$/ });

/** From content scripts, on the pages of a connected helpdesk. */
export const fromContent = {
  /** Asks whether this page is to be recorded. */
  attach: object({ helpdesk, base: optional(base) }),
  /** Hands over one reading of one ticket. */
  record: ticketSnapshot,
  /** Reports the agent's attention to a ticket. */
  attend: object({
    helpdesk,
    ticket: id,
    /** Who is signed in, where the helpdesk says so. */
    viewer: optional(id),
    source: id,
    seq: whole({ min: 1 }),
    at: instant,
    inputFrom: optional(instant),
    inputAt: instant,
    state: oneOf(['active', 'away', 'left']),
    frame: optional(yes),
    jumped: optional(yes),
  }),
  /** Repeats a GET that the page's own policy forbids its scripts. */
  repeat: object({ helpdesk, path }),
  /** Asks which ticket to read behind the page, and tells what became of the one before. */
  reread: object({ helpdesk, viewer: optional(id), last: optional(rereadingEnd) }),
};

/** From the extension's own pages. */
export const fromPages = {
  /** Starts recording an origin for which the host permission was granted. */
  connect: object(place),
  /** Stops recording. `delete` takes what is stored along, also of one that was disconnected before. */
  disconnect: object({ connection: text(), data: oneOf(['keep', 'delete']) }),
  /** Records one more person at a helpdesk, under a name for their figures. */
  addProfile: object({ ...place, viewer: id, profile: profileName }),
  /** Says who the agent is, where the helpdesk does not. */
  identify: object({ ...place, viewer: id }),
  /** Files all figures anew under other definitions. */
  define: object({ definitions }),
  /**
   * Goes on with a re-filing. A page that shows how far it is asks every second, which keeps the worker awake.
   * `anew`: begins one, whatever the sheets say.
   */
  refile: object({ anew: optional(boolean) }),
  /** Switches the counting of work off and on. */
  pause: object({ isPaused: boolean }),
  /** Says otherwise than was measured how long the agent worked on a ticket, or takes that back. */
  correct: object({ connection: text(), ticket: id, correction }),
  undoCorrection: object({ connection: text(), ticket: id, correction: text() }),
  /** Puts the scripts in order, in the open tabs too. */
  reconcile: object({}),
  /** Stores made-up tickets under a connection of their own. */
  demo: object({ tickets: demoTickets }),
};

/** What comes back, by message. */
export type Answers = {
  /** With what the team says of the helpdesk. */
  attach: { connected: true; meanings: Meanings };
  record: { recorded: true };
  attend: { counted: true };
  repeat: HttpAnswer;
  /** `waitMs`: how long until it is worth asking again. */
  reread: { ticket?: string; base?: string; waitMs: number };
  connect: { connected: true };
  disconnect: { disconnected: true };
  addProfile: { added: true };
  identify: { identified: true };
  define: { defined: true };
  /** In tickets; absent: nothing is left to be filed anew. */
  refile: { refiling?: { done: number; total: number } };
  pause: { isPaused: boolean };
  correct: { corrected: true };
  undoCorrection: { undone: true };
  reconcile: { reconciled: true };
  demo: { recorded: true };
};

export const refusals = [
  'unknown-message',
  'bad-message',
  'wrong-sender',
  'not-connected',
  'other-viewer',
  'viewer-unknown',
  'no-host-permission',
  'profile-taken',
  'unreachable',
  'other-session',
  'database',
  'internal',
] as const;
/** Why the worker did not do what a message asked for. */
export type Refusal = (typeof refusals)[number];

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal; detail?: string };

export type ContentMessages = typeof fromContent;
export type PageMessages = typeof fromPages;
type Messages = ContentMessages & PageMessages;
export type MessageName = keyof Messages;
export type MessageBody<Name extends MessageName> = Checked<Messages[Name]>;
export type Envelope<Name extends MessageName = MessageName> = { type: Name; body: MessageBody<Name> };

/**
 * Every message that crosses a border: who may send it, the schema of what comes in, the type of what goes back.
 * Senders import the types only; the schemas are the worker's.
 */
import * as z from 'zod/mini';
import { helpdeskIds, id, instant, origin, ticketSnapshot } from '../domain/ticket.ts';

/** What stands before a helpdesk's own paths: `/rt`. */
const base = z.string().check(z.regex(/^\/[^?#\s]{1,200}$/));

/** From content scripts, on the pages of a connected helpdesk. */
export const fromContent = {
  /** Asks whether this page is to be recorded. */
  attach: z.strictObject({ helpdesk: z.enum(helpdeskIds), base: z.optional(base) }),
  /** Hands over one reading of one ticket. */
  record: ticketSnapshot,
  /** Reports the agent's attention to a ticket. */
  attend: z.strictObject({
    helpdesk: z.enum(helpdeskIds),
    ticket: id,
    source: id,
    at: instant,
    inputAt: instant,
    state: z.enum(['active', 'away']),
  }),
};

/** From the extension's own pages. */
export const fromPages = {
  /** Starts recording an origin for which the host permission was granted. */
  connect: z.strictObject({ helpdesk: z.enum(helpdeskIds), origin }),
  disconnect: z.strictObject({ connection: z.string() }),
};

/** What comes back, by message. */
export type Answers = {
  attach: { connected: boolean };
  record: { recorded: true };
  attend: { counted: true };
  connect: { connection: string };
  disconnect: { removed: boolean };
};

export const refusals = [
  'unknown-message',
  'bad-message',
  'wrong-sender',
  'not-connected',
  'other-viewer',
  'viewer-unknown',
  'no-host-permission',
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
export type MessageBody<Name extends MessageName> = z.infer<Messages[Name]>;
export type Envelope<Name extends MessageName = MessageName> = { type: Name; body: MessageBody<Name> };

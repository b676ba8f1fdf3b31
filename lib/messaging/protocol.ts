/**
 * Every message that crosses a border: who may send it, the schema of what comes in, the type of what goes back.
 * Senders import the types only; the schemas are the worker's.
 */
import * as z from 'zod/mini';
import { profileName } from '../domain/profile.ts';
import { helpdeskIds, id, instant, origin, ticketSnapshot } from '../domain/ticket.ts';
import type { Answer as HttpAnswer } from '../platform/http.ts';

/** What stands before a helpdesk's own paths: `/rt`. */
const base = z.string().check(z.regex(/^\/[^?#\s]{1,200}$/));

const place = { helpdesk: z.enum(helpdeskIds), origin };

/** A path on the page's own origin, whatever is written in it: `//` would begin another host's address. */
const path = z.string().check(z.regex(/^\/(?!\/)[^\s\\]{0,2000}$/));

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
    /** Who is signed in, where the helpdesk says so. */
    viewer: z.optional(id),
    source: id,
    at: instant,
    inputAt: instant,
    state: z.enum(['active', 'away']),
  }),
  /** Repeats a GET that the page's own policy forbids its scripts. */
  repeat: z.strictObject({ helpdesk: z.enum(helpdeskIds), path }),
};

/** From the extension's own pages. */
export const fromPages = {
  /** Starts recording an origin for which the host permission was granted. */
  connect: z.strictObject(place),
  /** Stops recording. `delete` takes what is stored along, also of one that was disconnected before. */
  disconnect: z.strictObject({ connection: z.string(), data: z.enum(['keep', 'delete']) }),
  /** Records one more person at a helpdesk, under a name for their figures. */
  addProfile: z.strictObject({ ...place, viewer: id, profile: profileName }),
  /** Says who the agent is, where the helpdesk does not. */
  identify: z.strictObject({ ...place, viewer: id }),
  /** Puts the scripts in order, in the open tabs too. */
  reconcile: z.strictObject({}),
};

/** What comes back, by message. */
export type Answers = {
  attach: { connected: boolean };
  record: { recorded: true };
  attend: { counted: true };
  repeat: HttpAnswer;
  connect: { connected: true };
  disconnect: { disconnected: true };
  addProfile: { added: true };
  identify: { identified: true };
  reconcile: { reconciled: true };
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
export type MessageBody<Name extends MessageName> = z.infer<Messages[Name]>;
export type Envelope<Name extends MessageName = MessageName> = { type: Name; body: MessageBody<Name> };

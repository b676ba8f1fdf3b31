/**
 * The border. Before a message is looked at: is it from this extension, from a tab's own page rather than a frame
 * in it (anybody's page may sit in a frame), and from a context that may send it?
 * Before it is acted on: does it have the shape that the protocol names?
 */
import { type Check, Misfit } from '../domain/check.ts';
import {
  type Answer,
  type Answers,
  type ContentMessages,
  fromContent,
  fromPages,
  type MessageBody,
  type MessageName,
  type PageMessages,
  type Refusal,
} from './protocol.ts';

/** Who sent a message, as the browser says; a page cannot forge it. */
export type Sender = {
  extensionId: string | undefined;
  url: string | undefined;
  tabId?: number;
  frameId?: number;
  isPrivate?: boolean;
};

/** A content script's page: the origin that the browser vouches for, and whether its window is private. */
export type PageOrigin = { origin: string; isPrivate?: boolean };

export type Handlers = {
  [Name in keyof ContentMessages]: (body: MessageBody<Name>, page: PageOrigin) => Promise<Answers[Name]>;
} & { [Name in keyof PageMessages]: (body: MessageBody<Name>) => Promise<Answers[Name]> };

/** Thrown by a handler to answer with a refusal. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, detail?: string) {
    super(detail ?? refusal);
    this.refusal = refusal;
  }
}

type Extension = { id: string; origin: string };

/** Keeps count of what was refused (`record: other-viewer`) and of what failed. */
export type Witness = { noteRefusal(kind: string): void; noteError(error: unknown): void };

/** Answers one message; never throws. */
export async function serve(
  message: unknown,
  sender: Sender,
  extension: Extension,
  handlers: Handlers,
  witness: Witness,
): Promise<Answer<Answers[MessageName]>> {
  try {
    return { ok: true, value: await dispatch(message, sender, extension, handlers) };
  } catch (error) {
    if (error instanceof Refused) {
      witness.noteRefusal(`${nameOf(message)}: ${error.refusal}`);
      return refuse(error.refusal, error.message);
    }
    console.error('Firstline: a message failed', error);
    witness.noteError(error);
    return refuse('internal', error instanceof Error ? error.name : typeof error);
  }
}

/** The name of a message that there is; of another one nothing is kept. */
function nameOf(message: unknown): string {
  const type =
    typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  return typeof type === 'string' && checkFor(type, { ...fromPages, ...fromContent }) ? type : 'unknown';
}

async function dispatch(message: unknown, sender: Sender, extension: Extension, handlers: Handlers) {
  const isFrame = (sender.frameId ?? 0) !== 0;
  if (sender.extensionId !== extension.id || !sender.url || isFrame) throw new Refused('wrong-sender');
  if (typeof message !== 'object' || message === null || !('type' in message) || !('body' in message)) {
    throw new Refused('unknown-message');
  }
  const { type, body } = message;
  const isOwnPage = sender.url.startsWith(`${extension.origin}/`);
  const check = checkFor(type, isOwnPage ? fromPages : fromContent);
  if (!check) {
    throw new Refused(checkFor(type, { ...fromPages, ...fromContent }) ? 'wrong-sender' : 'unknown-message');
  }
  if (!isOwnPage && sender.tabId === undefined) throw new Refused('wrong-sender');
  const checked = bodyOf(body, check);
  const handle = handlers[type as MessageName] as (
    body: unknown,
    page: PageOrigin,
  ) => Promise<Answers[MessageName]>;
  const { isPrivate = false } = sender;
  return handle(checked, { origin: new URL(sender.url).origin, ...(isPrivate && { isPrivate }) });
}

function checkFor(type: unknown, checks: Record<string, Check<object>>): Check<object> | undefined {
  return typeof type === 'string' && Object.hasOwn(checks, type) ? checks[type] : undefined;
}

function bodyOf(body: unknown, check: Check<object>): object {
  try {
    return check(body);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new Refused('bad-message', `${error.path || 'message'}: ${error.message}`);
  }
}

function refuse(refusal: Refusal, detail: string): Answer<never> {
  return { ok: false, refusal, detail };
}

/**
 * Reads tickets that the page does not show, one after another, as the worker names them: it keeps the budget over all
 * tabs of the helpdesk. Also while the page is hidden, because an open tab is all that Firstline can read through.
 */
import type { TicketRef } from '../helpdesks/adapter.ts';
import type { ReadAnswer, ReadRequest } from '../messaging/page-status.ts';
import type { Answer, Answers, MessageBody } from '../messaging/protocol.ts';
import { after } from '../platform/clock.ts';
import type { Lifetime, Reader } from './reader.ts';

/** The ticket in front comes first. */
const firstMs = 10_000;
/** Until a worker that could not say is asked again. */
const silenceMs = 60_000;

type Ask = (last: MessageBody<'reread'>['last']) => Promise<Answer<Answers['reread']>>;

export function keepRereading(
  lifetime: Lifetime,
  ask: Ask,
  read: (ref: TicketRef) => Promise<ReadAnswer>,
): void {
  let last: MessageBody<'reread'>['last'];
  let cancel = after(firstMs, step);
  lifetime.signal.addEventListener('abort', () => cancel(), { once: true });

  async function step(): Promise<void> {
    if (lifetime.isInvalid) return;
    const answer = await ask(last);
    last = undefined;
    if (lifetime.isInvalid) return;
    const { ticket, base, waitMs } = answer.ok ? answer.value : { waitMs: silenceMs };
    if (ticket !== undefined) {
      last = { ticket, ...(await read({ ticket, ...(base !== undefined && { base }) })) };
    }
    // How it ended is told at once, and answered with the wait: this page may go with the next click.
    cancel = after(ticket === undefined ? waitMs : 0, step);
  }
}

/** The worker asks for a ticket of `viewer`'s: not with the session of somebody else, whose it would become. */
export async function answerRequest(
  { read: { viewer, ...ref } }: ReadRequest,
  reader: Pick<Reader, 'viewers' | 'readBehind'>,
): Promise<ReadAnswer> {
  const signedIn = reader.viewers().viewer ?? viewer;
  return viewer === undefined || signedIn === viewer ? reader.readBehind(ref) : { failure: 'busy' };
}

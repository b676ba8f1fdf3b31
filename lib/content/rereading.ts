/**
 * Reads tickets that the page does not show, one after another, as the worker names them: it keeps the budget over all
 * tabs of the helpdesk. Also while the page is hidden, because an open tab is all that Firstline can read through.
 */
import type { TicketRef } from '../helpdesks/adapter.ts';
import type { ReadAnswer } from '../messaging/page-status.ts';
import type { Answer, Answers, MessageBody } from '../messaging/protocol.ts';
import { after } from '../platform/clock.ts';
import type { Lifetime } from './reader.ts';

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
    cancel = after(waitMs, step);
  }
}

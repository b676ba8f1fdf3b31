/** What the agent says of the time measured on a ticket: asks the worker, then reads anew. */
import type { Correction } from '../domain/corrections.ts';
import type { TicketKey } from '../domain/work.ts';
import { ask } from '../messaging/client.ts';
import { now } from '../platform/clock.ts';
import { refresh } from './popup.ts';

export type Said = Pick<Correction, 'from' | 'to' | 'ms' | 'reason' | 'note'>;
/** `id`: of the correction that was made. */
export type Corrected = { ok: true; id: string } | { ok: false; detail: string };

export async function correct({ connection, ticket }: TicketKey, said: Said): Promise<Corrected> {
  const correction = { ...said, id: crypto.randomUUID(), madeAt: now() };
  const answer = await ask('correct', { connection, ticket, correction });
  await refresh();
  if (answer.ok) return { ok: true, id: correction.id };
  return { ok: false, detail: answer.detail ?? answer.refusal };
}

/** @returns why not, or nothing */
export async function undoCorrection(
  { connection, ticket }: TicketKey,
  id: string,
): Promise<string | undefined> {
  const answer = await ask('undoCorrection', { connection, ticket, correction: id });
  await refresh();
  return answer.ok ? undefined : (answer.detail ?? answer.refusal);
}

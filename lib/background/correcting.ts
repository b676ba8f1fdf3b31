/** What the agent says of the time measured on a ticket: a correction, or that one is undone. */
import { addCorrection, type Correction, isPossible, undoCorrection } from '../domain/corrections.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';
import { isOf, type TicketKey } from '../domain/work.ts';
import { Refused } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import { prepareFiling } from './definitions.ts';
import { changeWork } from './shelving.ts';
import { take, workIn } from './work-recorder.ts';
import { write } from './writing.ts';

/** @throws {Refused} `bad-message`: more than the time that went by */
export function correct(key: TicketKey, made: Correction): Promise<void> {
  if (!isPossible(made)) throw new Refused('bad-message', 'ms');
  return change(key, (record) => ({ ...record, corrections: addCorrection(record.corrections, made) }));
}

export function undo(key: TicketKey, id: string): Promise<void> {
  return change(key, (record) => ({ ...record, corrections: undoCorrection(record.corrections, id, now()) }));
}

/** What is being worked on right now is cut first, so that a correction speaks of what was measured until now. */
async function change(key: TicketKey, changed: (record: TicketRecord) => TicketRecord): Promise<void> {
  await prepareFiling();
  await write(async (writing) => {
    const { open } = await workIn(writing);
    if (open && isOf(open, key)) await take(writing, { type: 'split', at: now() });
    await changeWork(writing, key, changed);
  });
}

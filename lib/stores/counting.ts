/** The settings of what counts as work: read, saved, and taken back. */
import { openDatabase } from '../db/connection.ts';
import type { Definitions } from '../domain/definitions.ts';
import { ask } from '../messaging/client.ts';
import { readChosenDefinitions } from './definitions.ts';
import { refresh } from './popup.ts';
import { refusalOf } from './refusal.ts';

export type Counting = Pick<Definitions, 'idleLimitMs' | 'countsElsewhere'>;

/** As they were chosen last, also while the figures are still filed anew. @throws {DatabaseError} */
export async function readChosen(): Promise<Definitions> {
  return readChosenDefinitions(await openDatabase());
}

/** Everything else that was chosen stays as it is. @returns why not, or nothing */
export async function saveCounting(counting: Counting): Promise<string | undefined> {
  const { idleLimitMs, countsElsewhere } = counting;
  const refusal = await refusalOf(async () => {
    const definitions = { ...(await readChosen()), idleLimitMs, countsElsewhere };
    const answer = await ask('define', { definitions });
    if (!answer.ok) throw new Error(answer.detail ?? answer.refusal);
  });
  await refresh();
  return refusal;
}

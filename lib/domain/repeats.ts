/**
 * Repeats: the requester's other tickets on the same helpdesk. What makes a ticket one, and which tickets are to be
 * filed anew when it becomes one or ceases to be.
 */
import type { Definitions } from './definitions.ts';
import { tell } from './story.ts';
import type { TicketRecord } from './ticket-record.ts';

/** A ticket, and when it was created, epoch ms. */
export type Creation = TicketRecord & { createdAt: number | undefined };

export function creationsOf(records: readonly TicketRecord[]): Creation[] {
  return records.map((record) => ({ ...record, createdAt: createdAt(record) }));
}

/** undefined: it repeats nothing. Its creation was not seen, lies at a suspect instant, or it was merged away. */
function createdAt(record: TicketRecord): number | undefined {
  const { created, merged, isImpossible } = tell(record);
  return created && !merged && !isImpossible(created.at) ? created.at : undefined;
}

/** When the requester's other tickets were created, of whichever creations are given. None where they do not count. */
export function repeatsOf(
  { connection, ticket, requester }: TicketRecord,
  creations: readonly Creation[],
  { countsRepeats }: Pick<Definitions, 'countsRepeats'>,
): number[] {
  if (!countsRepeats || requester === undefined) return [];
  return creations
    .filter((one) => one.connection === connection && one.requester === requester && one.ticket !== ticket)
    .flatMap(({ createdAt }) => createdAt ?? []);
}

const dayMs = 86_400_000;

/** Of tickets by the requester, or by the one before, those whose verdict a ticket's change may turn. */
export function concernedBy(
  before: TicketRecord,
  after: TicketRecord,
  tickets: readonly TicketRecord[],
  { fcrWindowDays }: Pick<Definitions, 'fcrWindowDays'>,
): TicketRecord[] {
  const [was = 0, is = 0] = [createdAt(before), createdAt(after)];
  if (was === is && before.requester === after.requester) return [];
  const isInside = (solvedAt: number) =>
    [was, is].some((at) => at > solvedAt && at <= solvedAt + fcrWindowDays * dayMs);
  return tickets.filter(
    (other) => other.ticket !== after.ticket && tell(other).solves.some(({ at }) => isInside(at)),
  );
}

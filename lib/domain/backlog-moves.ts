/** When a ticket came into my backlog and when it left: mine, not solved, not merged away. */
import { owned, unowned } from './ownership.ts';
import { isSolved, type TicketEvent } from './ticket.ts';

/** Instants, epoch ms. `entered` is longer by one while the ticket stands in it, else the two are as long. */
export type BacklogMoves = { entered: number[]; left: number[] };

export function backlogMoves(events: readonly TicketEvent[], me: string): BacklogMoves {
  const moves: BacklogMoves = { entered: [], left: [] };
  let ownership = unowned;
  let [solved, merged, inside] = [false, false, false];
  for (const event of events) {
    ownership = owned(ownership, event, me);
    if (event.type === 'status') solved = isSolved(event.to);
    if (event.type === 'merge') merged = true;
    const isInside = ownership.owner === me && !solved && !merged;
    if (isInside !== inside) (isInside ? moves.entered : moves.left).push(event.at);
    inside = isInside;
  }
  return moves;
}

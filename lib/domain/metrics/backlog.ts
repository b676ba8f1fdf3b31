/** What came into my backlog and what left it, on the days on which it did: opening + in − out = closing. */
import type { BacklogMoves } from '../backlog-moves.ts';
import type { FiledMetric, MomentName } from './metric.ts';

/** Created mine, assigned to me, reopened while mine. */
export const backlogIn = moves('backlog-in', 'lower', 'entered', 'entered-backlog');
/** Solved, merged, reassigned away. */
export const backlogOut = moves('backlog-out', 'higher', 'left', 'left-backlog');

function moves(
  id: FiledMetric['id'],
  better: FiledMetric['better'],
  which: keyof BacklogMoves,
  what: MomentName,
): FiledMetric {
  return {
    id,
    kind: 'count',
    better,
    headline: 'sum',
    counts: 'times',
    measure: ({ backlog }) =>
      backlog[which].map((at) => ({ value: 1, at, moments: [{ what, at }], flags: [] })),
  };
}

/** How long a resolved ticket waited, for its solver: the requester (new, open, hold), the agent (pending), on hold. */
import type { Waits } from '../waits.ts';
import { elapsedIn, type FiledMetric } from './metric.ts';

export const requesterWait = inStatus('requester-wait', 'requester');
export const agentWait = inStatus('agent-wait', 'agent');
export const onHold = inStatus('on-hold', 'hold');

function inStatus(id: FiledMetric['id'], who: keyof Waits): FiledMetric {
  return {
    id,
    kind: 'duration',
    better: 'lower',
    headline: 'median',
    measure({ waits }, rules) {
      if (!waits.known) return [{ value: null, ...waits }];
      const { solvedAt } = waits;
      return [
        {
          ...elapsedIn(waits[who], rules),
          at: solvedAt,
          moments: [
            ...waits[who].flatMap(({ from, to }) => [
              { what: 'waited-from' as const, at: from },
              { what: 'waited-to' as const, at: to },
            ]),
            { what: 'solved', at: solvedAt },
          ],
          flags: [],
        },
      ];
    },
  };
}

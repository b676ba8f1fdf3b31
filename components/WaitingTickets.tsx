import { useEffect, useState } from 'preact/hooks';
import { waitedMs } from '../lib/domain/waiting.ts';
import { isOf } from '../lib/domain/work.ts';
import { t } from '../lib/platform/i18n.ts';
import type { Card, Overview } from '../lib/stores/overview.ts';
import { readWaitingSince } from '../lib/stores/waiting.ts';
import { durationText } from './DurationText.tsx';
import { Moments } from './Moments.tsx';
import { TicketLink } from './TicketLink.tsx';

type WaitingSince = Awaited<ReturnType<typeof readWaitingSince>>;

/** They have no value yet, and count against a share within a limit all the same. */
export function WaitingTickets({ card, overview }: { card: Card; overview: Overview }) {
  const { figure, clock, target } = card;
  const { helpdesks, definitions, waiting: reading, asOf } = overview;
  const waiting = figure.within?.waiting ?? [];
  const [read, setRead] = useState<WaitingSince>();
  const list = waiting.map(({ connection, ticket }) => `${connection} ${ticket}`).join();
  useEffect(() => {
    let isCurrent = true;
    // Without their moments they are still named.
    readWaitingSince(figure.metric, waiting).then(
      (found) => isCurrent && setRead(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [figure.metric, list]);
  if (waiting.length === 0) return null;
  const limit = durationText(target?.limit ?? 0);
  return (
    <section class="apart-list">
      <h2>{t('detail_waiting', limit)}</h2>
      <p class="secondary">{t('why_waiting', limit)}</p>
      <ul>
        {waiting.map((ref) => {
          const since = read?.find((one) => isOf(one, ref))?.since;
          return (
            <li key={`${ref.connection} ${ref.ticket}`}>
              <p class="ticket-line">
                <TicketLink {...ref} connections={helpdesks} />
                {since && (
                  <span class="ticket-value">
                    {t('waiting_for', durationText(waitedMs(since.at, asOf, clock, reading.support)))}
                  </span>
                )}
              </p>
              {since && <Moments moments={[since]} timeZone={definitions.timeZone} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

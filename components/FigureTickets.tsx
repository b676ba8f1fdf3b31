import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Clock, clockOf, type Definitions } from '../lib/domain/definitions.ts';
import { type Apart, type Figure, isOwnKind, type TicketRef } from '../lib/domain/figures.ts';
import type { Measurement, Metric, Verdict } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import { type FigureTicket, readFigureTickets } from '../lib/stores/figure-tickets.ts';
import type { Connection } from '../lib/stores/overview.ts';
import { valueText } from './FigureValue.tsx';
import { Instant } from './Instant.tsx';
import { Notice } from './Notice.tsx';
import { TicketLink } from './TicketLink.tsx';
import { ViewHeader } from './ViewHeader.tsx';
import { WorkLink } from './WorkLink.tsx';

const pageSize = 30;

type Props = {
  figure: Figure;
  connections: readonly Connection[];
  definitions: Definitions;
  onBack: () => void;
};

/** The tickets behind a figure, newest first, each with the moments that it was measured from. */
export function FigureTickets({ figure, connections, definitions, onBack }: Props) {
  const metric = metrics[figure.metric];
  const key = keyOf(figure.metric);
  const [shown, setShown] = useState(pageSize);
  const tickets = useTickets(metric, figure.tickets.toReversed().slice(0, shown), connections, definitions);
  return (
    <main aria-busy={tickets === undefined}>
      <ViewHeader title={t(`metric_${key}_label`)} onBack={onBack} />
      <p class="secondary about">{t(`metric_${key}_about`)}</p>
      {figure.tickets.length === 0 && <p class="card hint">{t('detail_none')}</p>}
      {tickets === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      <ol class="tickets" aria-label={t('open_tickets', t(`metric_${key}_label`))}>
        {Array.isArray(tickets) &&
          tickets.map((ticket) => (
            <TicketRow
              key={refKey(ticket)}
              {...ticket}
              connections={connections}
              metric={metric}
              timeZone={definitions.timeZone}
              dayStartsAt={definitions.dayStartsAt}
              clock={clockOf(definitions)}
            />
          ))}
      </ol>
      {figure.tickets.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + pageSize)}>
          {t('show_more', Math.min(pageSize, figure.tickets.length - shown))}
        </button>
      )}
      <Beside apart={figure.apart} connections={connections} />
      <p class="secondary">{t('times_in', definitions.timeZone)}</p>
    </main>
  );
}

/** Read once for each list of tickets, however often the figures are read anew. */
function useTickets(
  metric: Metric,
  refs: readonly TicketRef[],
  connections: readonly Connection[],
  definitions: Definitions,
): FigureTicket[] | 'failed' | undefined {
  const [tickets, setTickets] = useState<FigureTicket[] | 'failed'>();
  const list = refs.map(refKey).join();
  useEffect(() => {
    let isCurrent = true;
    readFigureTickets(metric, refs, connections, definitions)
      .catch(() => 'failed' as const)
      .then((read) => isCurrent && setTickets(read));
    return () => {
      isCurrent = false;
    };
  }, [metric, list]);
  return tickets;
}

function refKey({ connection, ticket, day }: TicketRef): string {
  return `${connection} ${ticket} ${day}`;
}

type RowProps = FigureTicket & {
  connections: readonly Connection[];
  metric: Metric;
  timeZone: string;
  dayStartsAt: string;
  clock: Clock;
};

function TicketRow(row: RowProps) {
  const { connection, ticket, measured, connections, metric, timeZone, dayStartsAt, clock } = row;
  return (
    <li>
      <p class="ticket-line">
        <TicketLink connection={connection} ticket={ticket} connections={connections} />
        <span class="ticket-value">
          {measured ? measured.map((one) => measuredText(one, metric, clock)).join(' · ') : t('record_gone')}
        </span>
      </p>
      {measured?.map(
        (one) =>
          one.value !== null && (
            <Fragment key={one.at}>
              {one.flags.length > 0 && (
                <p class="secondary">{one.flags.map((flag) => t(`flag_${keyOf(flag)}`)).join(' · ')}</p>
              )}
              <ul class="moments">
                {one.moments.map(({ what, at }) => (
                  <li key={`${what} ${at}`}>
                    <span>{t(`moment_${keyOf(what)}`)}</span> <Instant at={at} timeZone={timeZone} />
                  </li>
                ))}
              </ul>
              {metric.onAnyClock && <WorkLink measured={one} timeZone={timeZone} dayStartsAt={dayStartsAt} />}
            </Fragment>
          ),
      )}
    </li>
  );
}

/** On business time, the calendar's beside it: both can be counted after by the moments below. */
function measuredText(measured: Measurement, metric: Metric, clock: Clock): string {
  if (measured.value === null) return t(`reason_${keyOf(measured.reason)}`);
  if (typeof measured.value === 'number') {
    const { value, businessMs, measuredMs } = measured;
    if (measuredMs !== undefined)
      return `${valueText(metric, value)} ${t('measured_instead', valueText(metric, measuredMs))}`;
    if (clock === 'calendar' || businessMs === undefined) return valueText(metric, value);
    return t('business_and_calendar', valueText(metric, businessMs), valueText(metric, value));
  }
  return verdictText(measured.value);
}

function verdictText({ secondContactAt }: Verdict): string {
  return t(secondContactAt === undefined ? 'verdict_yes' : 'verdict_no');
}

/** The tickets that stand beside the figure, and why. */
function Beside({ apart, connections }: Pick<Figure, 'apart'> & { connections: readonly Connection[] }) {
  const groups = Object.entries(apart) as [Apart, TicketRef[]][];
  if (groups.length === 0) return null;
  return (
    <section class="apart-list">
      <h2>{t('detail_apart')}</h2>
      <dl>
        {groups.map(([why, refs]) => (
          <div key={why}>
            <dt>{plural(isOwnKind(why) ? `apart_${keyOf(why)}` : 'apart_left_out', refs.length)}</dt>
            <dd>
              <p>{isOwnKind(why) ? t(`why_${keyOf(why)}`) : t(`reason_${keyOf(why)}`)}</p>
              <p class="ticket-numbers">
                {refs.map((ref) => (
                  <TicketLink key={refKey(ref)} {...ref} connections={connections} />
                ))}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

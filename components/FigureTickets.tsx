import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Clock, Definitions } from '../lib/domain/definitions.ts';
import { type Apart, type Figure, isOwnKind, judge, type TicketRef } from '../lib/domain/figures.ts';
import type { Measured, Measurement, Metric } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { ticketUnitOf } from '../lib/domain/metrics/unit.ts';
import { keyOf, type MessageKey, plural, t } from '../lib/platform/i18n.ts';
import {
  type FigureTicket,
  type FigureTickets as Read,
  readFigureTickets,
} from '../lib/stores/figure-tickets.ts';
import type { Card, Connection, Overview } from '../lib/stores/overview.ts';
import { BookedSum, BookedTime } from './BookedTime.tsx';
import { durationText } from './DurationText.tsx';
import { FigureFacts, isPartial, noteOf } from './FigureFacts.tsx';
import { countText, FigureValue } from './FigureValue.tsx';
import { helpdeskName } from './HelpdeskName.tsx';
import { dateText, zoneText } from './Instant.tsx';
import { Moments } from './Moments.tsx';
import { Notice } from './Notice.tsx';
import { TicketLink } from './TicketLink.tsx';
import { ViewHeader } from './ViewHeader.tsx';
import { WaitingTickets } from './WaitingTickets.tsx';
import { WorkLink } from './WorkLink.tsx';

const pageSize = 30;

type Props = { card: Card; overview: Overview; onBack: () => void };

/** The tickets behind a figure, newest first, each with the moments that it was measured from. */
export function FigureTickets({ card, overview, onBack }: Props) {
  const { figure, clock } = card;
  const { helpdesks: connections, definitions, channel, channels } = overview;
  const isMixed = channel === undefined && channels.length > 1;
  const metric = metrics[figure.metric];
  const key = keyOf(figure.metric);
  const [shown, setShown] = useState(pageSize);
  const read = useTickets(metric, figure.tickets.toReversed(), shown, connections, definitions);
  return (
    <main aria-busy={read === undefined}>
      <ViewHeader title={t(`metric_${key}_label`)} onBack={onBack} />
      <p class="secondary about">{t(`metric_${key}_about`)}</p>
      {isMixed && metric.kind === 'duration' && !metric.onAnyClock && (
        <p class="secondary">{t('channels_together')}</p>
      )}
      <Summary card={card} overview={overview} />
      {figure.tickets.length === 0 && !isPartial(overview) && <p class="card hint">{t('detail_none')}</p>}
      {read === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {typeof read === 'object' && read.crossCheck && <BookedSum {...read.crossCheck} />}
      <ol class="tickets" aria-label={t('open_tickets', t(`metric_${key}_label`))}>
        {typeof read === 'object' &&
          read.tickets.map((ticket) => (
            <TicketRow
              key={refKey(ticket)}
              {...ticket}
              connections={connections}
              metric={metric}
              timeZone={definitions.timeZone}
              dayStartsAt={definitions.dayStartsAt}
              clock={clock}
            />
          ))}
      </ol>
      {figure.tickets.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + pageSize)}>
          {t('show_more', Math.min(pageSize, figure.tickets.length - shown))}
        </button>
      )}
      <WaitingTickets card={card} overview={overview} />
      <Beside metric={metric} apart={figure.apart} connections={connections} definitions={definitions} />
      <p class="secondary">{t('times_in', zoneText(definitions.timeZone))}</p>
    </main>
  );
}

/** The figure as its card shows it, and what it is of. */
function Summary({ card, overview }: Omit<Props, 'onBack'>) {
  const { period, channel, channels, helpdesk, helpdesks, definitions } = overview;
  const alone = helpdesks.find(({ id }) => id === helpdesk);
  const scope = [
    t(`period_${period}`),
    ...(channels.length > 1 || channel !== undefined
      ? [channel?.replaceAll('_', ' ') ?? t('channel_all')]
      : []),
    ...(helpdesks.length > 1 ? [alone ? helpdeskName(alone, helpdesks) : t('helpdesk_all')] : []),
    noteOf(card, definitions),
  ];
  return (
    <section class="card summary" aria-label={t(`metric_${keyOf(card.metric)}_label`)}>
      <p class="secondary">{scope.join(' · ')}</p>
      <FigureValue {...card} />
      <FigureFacts card={card} period={period} definitions={definitions} isPartial={isPartial(overview)} />
    </section>
  );
}

/** Read once for each list of tickets, however often the figures are read anew. */
function useTickets(
  metric: Metric,
  refs: readonly TicketRef[],
  shown: number,
  connections: readonly Connection[],
  definitions: Definitions,
): Read | 'failed' | undefined {
  const [read, setRead] = useState<Read | 'failed'>();
  const list = refs.map(refKey).join();
  useEffect(() => {
    let isCurrent = true;
    readFigureTickets(metric, refs, shown, connections, definitions)
      .catch(() => 'failed' as const)
      .then((found) => isCurrent && setRead(found));
    return () => {
      isCurrent = false;
    };
  }, [metric, list, shown]);
  return read;
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

function TicketRow({
  connection,
  ticket,
  measured,
  booked,
  isDamaged,
  connections,
  metric,
  timeZone,
  dayStartsAt,
  clock,
}: RowProps) {
  const helpdesk = connections.find(({ id }) => id === connection)?.helpdesk;
  const value = measured?.map((one) => measuredText(one, metric, clock)).join(' · ');
  const isCorrected = measured?.some((one) => one.value !== null && one.measuredMs !== undefined);
  return (
    <li>
      <p class="ticket-line">
        <TicketLink connection={connection} ticket={ticket} connections={connections} />
        <span class="ticket-value">
          {value === undefined
            ? isDamaged
              ? '–'
              : t('record_gone')
            : booked && !isCorrected
              ? t('measured_time', value)
              : value}
        </span>
      </p>
      {isDamaged && <p class="damaged">{t('error_damaged_ticket', t('ticket_number', ticket))}</p>}
      {booked && helpdesk && <BookedTime {...booked} helpdesk={helpdesk} />}
      {measured?.map(
        (one) =>
          one.value !== null && (
            <Fragment key={one.at}>
              {one.flags.length > 0 && (
                <p class="secondary">{one.flags.map((flag) => t(`flag_${keyOf(flag)}`)).join(' · ')}</p>
              )}
              <Moments moments={one.moments} timeZone={timeZone} />
              {metric.onAnyClock && <WorkLink measured={one} timeZone={timeZone} dayStartsAt={dayStartsAt} />}
            </Fragment>
          ),
      )}
    </li>
  );
}

function measuredText(measured: Measurement, metric: Metric, clock: Clock): string {
  if (measured.value === null) return t(`reason_${keyOf(measured.reason)}`);
  switch (ticketUnitOf(metric)) {
    case 'duration':
      return elapsedText(measured, clock);
    case 'count':
      return countText(Number(measured.value));
    case 'judged':
      return judgedText(measured, metric);
  }
}

/** On business time, the calendar's beside it: both can be counted after by the moments below. */
function elapsedText({ value, businessMs, measuredMs }: Measured, clock: Clock): string {
  const calendar = durationText(Number(value));
  if (measuredMs !== undefined) return `${calendar} ${t('measured_instead', durationText(measuredMs))}`;
  if (clock === 'calendar' || businessMs === undefined) return calendar;
  return t('business_and_calendar', durationText(businessMs), calendar);
}

/** What a yes and a no mean is the metric's own: `metric_<id>_yes`. */
function judgedText({ value }: Measured, metric: Metric): string {
  const judged = typeof value === 'number' ? value : judge(value, metric);
  if (typeof judged === 'string') return t(`why_${judged}`);
  return t(`metric_${keyOf(metric.id)}_${judged ? 'yes' : 'no'}` as MessageKey);
}

type BesideProps = Pick<Figure, 'apart'> & Omit<ApartProps, 'refs'>;

/** The tickets that stand beside the figure, and why. */
function Beside({ apart, ...shared }: BesideProps) {
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
              <ApartTickets refs={refs} {...shared} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type ApartProps = {
  metric: Metric;
  refs: readonly TicketRef[];
  connections: readonly Connection[];
  definitions: Definitions;
};

/** Their numbers; their moments, which are read from each, when they are asked for. */
function ApartTickets(props: ApartProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {isOpen ? (
        <ApartMoments {...props} />
      ) : (
        <p class="ticket-numbers">
          {props.refs.map((ref) => (
            <TicketLink key={refKey(ref)} {...ref} connections={props.connections} />
          ))}
        </p>
      )}
      <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'detail_numbers' : 'detail_moments')}
      </button>
    </>
  );
}

/** What has no value for its reason has no moments: the day on which it would have counted. */
function ApartMoments({ metric, refs, connections, definitions }: ApartProps) {
  const [shown, setShown] = useState(pageSize);
  const read = useTickets(metric, refs, shown, connections, definitions);
  if (read === 'failed') return <Notice tone="problem">{t('error_unavailable')}</Notice>;
  return (
    <>
      <ul>
        {read?.tickets.map((ref) => (
          <li key={refKey(ref)}>
            <p class="ticket-line">
              <TicketLink {...ref} connections={connections} />
              <span>{dateText(ref.day)}</span>
            </p>
            {ref.measured?.map(
              (one) =>
                one.value !== null && (
                  <Moments key={one.at} moments={one.moments} timeZone={definitions.timeZone} />
                ),
            )}
          </li>
        ))}
      </ul>
      {refs.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + pageSize)}>
          {t('show_more', Math.min(pageSize, refs.length - shown))}
        </button>
      )}
    </>
  );
}

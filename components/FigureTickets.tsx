import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Clock, Definitions } from '../lib/domain/definitions.ts';
import { type Apart, type Figure, isOwnKind, judge, type TicketRef } from '../lib/domain/figures.ts';
import type { Measured, Measurement, Metric, Moment } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { ticketUnitOf } from '../lib/domain/metrics/unit.ts';
import { isOf } from '../lib/domain/work.ts';
import { keyOf, type MessageKey, plural, t } from '../lib/platform/i18n.ts';
import {
  type FigureTicket,
  type FigureTickets as Read,
  readFigureTickets,
} from '../lib/stores/figure-tickets.ts';
import type { Card, Connection } from '../lib/stores/overview.ts';
import { readWaitingSince } from '../lib/stores/waiting.ts';
import { BookedSum, BookedTime } from './BookedTime.tsx';
import { durationText } from './DurationText.tsx';
import { countText } from './FigureValue.tsx';
import { dateText, Instant } from './Instant.tsx';
import { Notice } from './Notice.tsx';
import { TicketLink } from './TicketLink.tsx';
import { ViewHeader } from './ViewHeader.tsx';
import { WorkLink } from './WorkLink.tsx';

const pageSize = 30;

type Props = {
  card: Card;
  /** Those whose tickets may be among them. */
  connections: readonly Connection[];
  definitions: Definitions;
  /** Tickets of several channels are among them. */
  isMixed: boolean;
  onBack: () => void;
};

/** The tickets behind a figure, newest first, each with the moments that it was measured from. */
export function FigureTickets({ card, connections, definitions, isMixed, onBack }: Props) {
  const { figure, clock } = card;
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
      {figure.tickets.length === 0 && <p class="card hint">{t('detail_none')}</p>}
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
      <WaitingTickets
        metric={metric}
        within={figure.within}
        limitMs={card.target?.limit ?? 0}
        connections={connections}
        timeZone={definitions.timeZone}
      />
      <Beside metric={metric} apart={figure.apart} connections={connections} definitions={definitions} />
      <p class="secondary">{t('times_in', definitions.timeZone)}</p>
    </main>
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

function Moments({ moments, timeZone }: { moments: readonly Moment[]; timeZone: string }) {
  return (
    <ul class="moments">
      {moments.map(({ what, at }) => (
        <li key={`${what} ${at}`}>
          <span>{t(`moment_${keyOf(what)}`)}</span> <Instant at={at} timeZone={timeZone} />
        </li>
      ))}
    </ul>
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

type WaitingProps = {
  metric: Metric;
  within: Figure['within'];
  limitMs: number;
  connections: readonly Connection[];
  timeZone: string;
};
type WaitingSince = Awaited<ReturnType<typeof readWaitingSince>>;

/** They have no value yet, and count against a share within a limit all the same. */
function WaitingTickets({ metric, within, limitMs, connections, timeZone }: WaitingProps) {
  const waiting = within?.waiting ?? [];
  const [read, setRead] = useState<WaitingSince>();
  const list = waiting.map(({ connection, ticket }) => `${connection} ${ticket}`).join();
  useEffect(() => {
    let isCurrent = true;
    // Without their moments they are still named.
    readWaitingSince(metric.id, waiting).then(
      (found) => isCurrent && setRead(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [metric, list]);
  if (waiting.length === 0) return null;
  const limit = durationText(limitMs);
  return (
    <section class="apart-list">
      <h2>{t('detail_waiting', limit)}</h2>
      <p class="secondary">{t('why_waiting', limit)}</p>
      <ul>
        {waiting.map((ref) => {
          const known = read?.find((one) => isOf(one, ref));
          return (
            <li key={`${ref.connection} ${ref.ticket}`}>
              <TicketLink {...ref} connections={connections} />
              {known?.since && <Moments moments={[known.since]} timeZone={timeZone} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
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

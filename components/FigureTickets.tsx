import { useEffect, useRef, useState } from 'preact/hooks';
import type { Figure } from '../lib/domain/figures.ts';
import type { Measurement, Metric, Verdict } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import type { ReasonCode } from '../lib/domain/outcome.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import { type FigureTicket, readFigureTickets } from '../lib/stores/figure-tickets.ts';
import type { Overview } from '../lib/stores/overview.ts';
import { valueText } from './FigureValue.tsx';
import { Instant } from './Instant.tsx';

const pageSize = 30;

type Props = { figure: Figure; overview: Overview; onBack: () => void };

/** The tickets behind a figure, newest first, each with the moments that it was measured from. */
export function FigureTickets({ figure, overview, onBack }: Props) {
  const metric = metrics[figure.metric];
  const key = keyOf(figure.metric);
  const [shown, setShown] = useState(pageSize);
  const [tickets, setTickets] = useState<FigureTicket[]>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const refs = figure.tickets.toReversed().slice(0, shown);
  const { connections, definitions } = overview;
  useEffect(() => {
    readFigureTickets(metric, refs, connections, definitions).then(setTickets);
  }, [figure, shown]);

  return (
    <main>
      <header class="view-header">
        <button type="button" class="button button-quiet" onClick={onBack}>
          <span aria-hidden="true">‹ </span>
          {t('back')}
        </button>
        <h1 ref={heading} tabIndex={-1}>
          {t(`metric_${key}_label`)}
        </h1>
      </header>
      <p class="secondary about">{t(`metric_${key}_about`)}</p>
      {figure.tickets.length === 0 && <p class="card hint">{t('detail_none')}</p>}
      <ol class="tickets" aria-label={t('open_tickets', t(`metric_${key}_label`))}>
        {tickets?.map((ticket) => (
          <TicketRow
            key={`${ticket.connection} ${ticket.ticket}`}
            {...ticket}
            metric={metric}
            timeZone={definitions.timeZone}
          />
        ))}
      </ol>
      {figure.tickets.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + pageSize)}>
          {t('show_more', Math.min(pageSize, figure.tickets.length - shown))}
        </button>
      )}
      <Apart figure={figure} />
      <p class="secondary">{t('times_in', definitions.timeZone)}</p>
    </main>
  );
}

function TicketRow({
  ticket,
  connectionInfo,
  measured,
  metric,
  timeZone,
}: FigureTicket & { metric: Metric; timeZone: string }) {
  return (
    <li>
      <p class="ticket-line">
        <strong>{t('ticket_number', ticket)}</strong>
        <span class="secondary">{connectionInfo && new URL(connectionInfo.origin).host}</span>
        <span class="ticket-value">{measured ? measuredText(measured, metric) : t('record_gone')}</span>
      </p>
      {measured && measured.value !== null && (
        <ul class="moments">
          {measured.moments.map(({ what, at }) => (
            <li key={`${what} ${at}`}>
              <span>{t(`moment_${keyOf(what)}`)}</span> <Instant at={at} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function measuredText(measured: Measurement, metric: Metric): string {
  if (measured.value === null) return t(`reason_${keyOf(measured.reason)}`);
  if (typeof measured.value === 'number') return valueText(metric, measured.value);
  return verdictText(measured.value);
}

function verdictText({ secondContactAt }: Verdict): string {
  return t(secondContactAt === undefined ? 'verdict_yes' : 'verdict_no');
}

/** What the figure leaves out, and why. */
function Apart({ figure: { pending, unverified, undecided, leftOut } }: { figure: Figure }) {
  const reasons = Object.entries(leftOut) as [ReasonCode, number][];
  const lines = [
    ...(pending.count ? [[plural('pending', pending.count), t('detail_pending')]] : []),
    ...(unverified ? [[plural('unverified', unverified), t('detail_unverified')]] : []),
    ...(undecided ? [[plural('undecided', undecided), t('detail_undecided')]] : []),
    ...reasons.map(([reason, count]) => [plural('left_out', count), t(`reason_${keyOf(reason)}`)]),
  ];
  if (lines.length === 0) return null;
  return (
    <section class="apart-list">
      <h2>{t('detail_apart')}</h2>
      <dl>
        {lines.map(([what, why]) => (
          <div key={`${what} ${why}`}>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

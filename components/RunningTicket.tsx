import { type Pause, pauseAt } from '../lib/domain/pause.ts';
import type { Doing } from '../lib/domain/running.ts';
import { t } from '../lib/platform/i18n.ts';
import type { PopupState } from '../lib/stores/popup.ts';
import type { Running } from '../lib/stores/running.ts';
import { BookedTime } from './BookedTime.tsx';
import { ClockText } from './ClockText.tsx';
import { durationText } from './DurationText.tsx';
import { timeOfDay } from './Instant.tsx';
import { PauseButton } from './PauseButton.tsx';
import { PauseLine } from './PauseLine.tsx';
import { TicketLink } from './TicketLink.tsx';

/** The ticket that the work is on, whatever tab is in front: its time, what is being counted, and the pause. */
export function RunningTicket({ state }: { state: PopupState }) {
  const { running, front, overview } = state;
  if (!running || !overview) return <div class="card running" aria-hidden="true" />;
  const { ticket, isInFront, time, booked, shortcut } = running;
  const { timeZone } = overview.definitions;
  const helpdesk = overview.connections.find(({ id }) => id === ticket?.connection)?.helpdesk;
  const pause = pausedNow(state);
  const reading = isInFront && front?.kind === 'recorded' ? front.status.reading.state : undefined;
  return (
    <section class={`card running ${pause ? `running-${pause.kind}` : ''}`} aria-label={t('front_ticket')}>
      {ticket ? (
        <div class="running-ticket">
          <h2 class="ticket-number">
            {isInFront ? (
              t('ticket_number', ticket.ticket)
            ) : (
              <TicketLink {...ticket} connections={overview.connections} />
            )}
          </h2>
          <p class="secondary">
            {time
              ? wordsOf(time, timeZone)
              : t(reading === 'idle' || reading === 'reading' ? 'front_waiting' : 'uncounted')}
          </p>
          {booked && helpdesk && <BookedTime {...booked} helpdesk={helpdesk} />}
        </div>
      ) : (
        <p class="hint">{t('front_no_ticket')}</p>
      )}
      {ticket && (
        <p class="clock">
          <span class="sr-only">{t('front_handle')} </span>
          {time ? (
            <ClockText ms={time.handleMs} at={time.at} isRunning={time.doing.state === 'counting'} />
          ) : (
            '–'
          )}
        </p>
      )}
      {((ticket && (time || reading !== 'refused')) || pause) && (
        <PauseButton isPaused={pause !== undefined} shortcut={shortcut} />
      )}
      <PauseLine pause={pause} />
    </section>
  );
}

/** As of the last reading: it is told by the minute. */
export function pausedNow({ running, overview }: PopupState): Pause | undefined {
  return overview && pauseAt(running?.pausedAt, overview.asOf);
}

function wordsOf({ doing, elsewhereMs }: NonNullable<Running['time']>, timeZone: string): string {
  const words = doingText(doing, timeZone);
  return elsewhereMs > 0 ? `${words} · ${t('elsewhere_ms', durationText(elsewhereMs))}` : words;
}

function doingText(doing: Doing, timeZone: string): string {
  return t(`doing_${doing.state}`, 'since' in doing ? timeOfDay(doing.since, timeZone) : '');
}

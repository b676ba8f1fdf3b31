import { useEffect, useState } from 'preact/hooks';
import type { PageStatus, ReadingState } from '../lib/messaging/page-status.ts';
import { now } from '../lib/platform/clock.ts';
import { keyOf, type MessageKey, t } from '../lib/platform/i18n.ts';
import type { HandleSoFar } from '../lib/stores/front.ts';
import type { Connection } from '../lib/stores/overview.ts';
import { BookedTime } from './BookedTime.tsx';
import { timeOfDay } from './Instant.tsx';
import { Notice } from './Notice.tsx';

type Props = {
  status: PageStatus;
  handle: HandleSoFar | undefined;
  connection: Connection;
  timeZone: string;
};

/** The ticket in front of the agent: its handle time so far, and whether it is being recorded. */
export function FrontTicket({ status, handle, connection, timeZone }: Props) {
  const { ticket, reading } = status;
  if (ticket === undefined) return <p class="card hint">{t('front_no_ticket')}</p>;
  return (
    <>
      <section class="card front" aria-label={t('front_ticket')}>
        <div>
          <h2 class="ticket-number">{t('ticket_number', ticket)}</h2>
          <p class="secondary">
            {t('front_handle')} · {t(handle?.isRunning ? 'front_running' : 'front_resting')}
          </p>
          {handle?.booked && <BookedTime {...handle.booked} helpdesk={connection.helpdesk} />}
        </div>
        <p class="clock">{handle ? <RunningTime {...handle} /> : '–'}</p>
      </section>
      <ReadingNotice reading={reading} timeZone={timeZone} />
    </>
  );
}

function RunningTime({ ms, at, isRunning }: HandleSoFar) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return <>{clockText(isRunning ? ms + Math.max(0, now() - at) : ms)}</>;
}

/** `6:42`, `1:06:42`. */
function clockText(ms: number): string {
  const totalS = Math.floor(ms / 1000);
  const [h, min, s] = [Math.floor(totalS / 3600), Math.floor(totalS / 60) % 60, totalS % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`;
}

function ReadingNotice({ reading, timeZone }: { reading: ReadingState; timeZone: string }) {
  switch (reading.state) {
    case 'idle':
    case 'reading':
      return <p class="secondary hint">{t('front_waiting')}</p>;
    case 'recorded':
      return <RecordedNotice reading={reading} timeZone={timeZone} />;
    case 'refused':
      return <Notice tone="warning">{reasonText(reading, timeZone)}</Notice>;
  }
}

type Recorded = Extract<ReadingState, { state: 'recorded' }>;

function RecordedNotice({ reading, timeZone }: { reading: Recorded; timeZone: string }) {
  const { isMerged, complete, cutShort, passedOver } = reading;
  if (isMerged) return <Notice tone="info">{t('front_merged')}</Notice>;
  if (complete) {
    return passedOver === undefined ? null : (
      <Notice tone="info">{t('front_passed_over', passedOver)}</Notice>
    );
  }
  return (
    <Notice tone="warning">
      {t('front_incomplete')} {cutShort && reasonText(cutShort, timeZone)}
    </Notice>
  );
}

type Refusal = { reason: string; detail?: string; retryAt?: number };

function reasonText({ reason, detail = '', retryAt }: Refusal, timeZone: string): string {
  const isFull = reason === 'database' && detail === 'no-space';
  const key = isFull ? 'unrecorded_no_space' : (`unrecorded_${keyOf(reason)}` as MessageKey);
  return t(key, retryAt ? timeOfDay(retryAt, timeZone) : '', detail);
}

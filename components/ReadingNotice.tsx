import type { PageStatus, ReadingState } from '../lib/messaging/page-status.ts';
import { keyOf, type MessageKey, t } from '../lib/platform/i18n.ts';
import { reloadFront } from '../lib/stores/popup.ts';
import { timeOfDay } from './Instant.tsx';
import { Notice } from './Notice.tsx';

const endsByReloading: ReadonlySet<string> = new Set(['logged-out', 'unknown-message', 'wrong-sender']);

type Props = { status: PageStatus; timeZone: string };

/** Whether the ticket in front is recorded, where something is the matter with that. */
export function ReadingNotice({ status: { ticket, reading }, timeZone }: Props) {
  if (ticket === undefined) return null;
  switch (reading.state) {
    case 'idle':
    case 'reading':
      return null;
    case 'recorded':
      return <RecordedNotice reading={reading} timeZone={timeZone} />;
    case 'refused': {
      const reload = { label: t('reload_page'), run: reloadFront };
      return (
        <Notice tone="warning" action={endsByReloading.has(reading.reason) ? reload : undefined}>
          {reasonText(reading, timeZone)}
        </Notice>
      );
    }
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

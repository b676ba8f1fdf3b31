import { localDay } from '../lib/domain/local-day.ts';
import type { Measurement } from '../lib/domain/metrics/metric.ts';
import { t } from '../lib/platform/i18n.ts';
import { show } from '../lib/stores/popup.ts';
import { dateText } from './Instant.tsx';

type Props = { measured: Measurement; timeZone: string; dayStartsAt: string };

/** To the day on which a value's last work was done, where it can be looked at and corrected. */
export function WorkLink({ measured, timeZone, dayStartsAt }: Props) {
  if (measured.value === null) return null;
  const worked = measured.moments.findLast(({ what }) => what === 'worked-from');
  const day = localDay(worked?.at ?? measured.at, timeZone, dayStartsAt);
  return (
    <button type="button" class="link" onClick={() => show({ name: 'work', day })}>
      {t('work_on', dateText(day))}
    </button>
  );
}

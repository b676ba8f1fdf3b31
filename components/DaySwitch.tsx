import type { DayRange } from '../lib/domain/day-work.ts';
import type { LocalDay } from '../lib/domain/local-day.ts';
import { t } from '../lib/platform/i18n.ts';
import { dateText } from './Instant.tsx';

type Props = {
  range: DayRange;
  today: LocalDay;
  earliest: LocalDay;
  onTurn: (days: 1 | -1) => void;
};

/** Which day is shown, and the ones beside it: from the first that anything is stored of, up to today. */
export function DaySwitch({ range: { day }, today, earliest, onTurn }: Props) {
  return (
    <div class="day-switch">
      <button
        type="button"
        class="button"
        aria-label={t('day_earlier')}
        disabled={day <= earliest}
        onClick={() => onTurn(-1)}
      >
        ‹
      </button>
      <p aria-live="polite">{day === today ? t('day_today', dateText(day)) : dateText(day)}</p>
      <button
        type="button"
        class="button"
        aria-label={t('day_later')}
        disabled={day >= today}
        onClick={() => onTurn(1)}
      >
        ›
      </button>
    </div>
  );
}

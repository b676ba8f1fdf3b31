import type { Editing } from '../lib/domain/hours-editing.ts';
import { t } from '../lib/platform/i18n.ts';
import { TimeField } from './TimeField.tsx';
import { ZoneField } from './ZoneField.tsx';

type Props = {
  editing: Editing;
  isWrong: boolean;
  onChange: (change: (editing: Editing) => Editing) => void;
};

/** When a day of the figures begins, and where no shift says it, in which zone. */
export function DayStart({ editing, isWrong, onChange }: Props) {
  const { dayStartsAt, timeZone, draft } = editing;
  return (
    <section class="card hours-part">
      <h2>{t('hours_day_start')}</h2>
      <div class="interval">
        <TimeField
          label={t('hours_day_start')}
          value={dayStartsAt}
          problemId={isWrong ? 'day-start-problem' : undefined}
          onChange={(text) => onChange((editing) => ({ ...editing, dayStartsAt: text }))}
        />
        <button
          type="button"
          class="link"
          onClick={() => onChange((editing) => ({ ...editing, dayStartsAt: '12:00' }))}
        >
          {t('hours_day_start_night')}
        </button>
      </div>
      {isWrong && (
        <p id="day-start-problem" class="field-error">
          {t('schedule_problem_not_a_time')}
        </p>
      )}
      <p class="secondary">{t('hours_day_start_about')}</p>
      {!draft && (
        <ZoneField
          label={t('zone')}
          zone={timeZone}
          onChange={(zone) => onChange((editing) => ({ ...editing, timeZone: zone }))}
        />
      )}
    </section>
  );
}

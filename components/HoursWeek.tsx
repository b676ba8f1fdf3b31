import { weekdays } from '../lib/domain/schedule.ts';
import { addBreak, copyMonday, type ScheduleDraft, weekMinutes } from '../lib/domain/schedule-draft.ts';
import type { ScheduleProblem } from '../lib/domain/schedule-rules.ts';
import { t } from '../lib/platform/i18n.ts';
import { hoursText, weekdayName } from './DateText.tsx';
import { IntervalList } from './IntervalList.tsx';

/** What every part of the editor works on. `problems`: by their places, as `parseDraft` names them. */
export type DraftProps = {
  draft: ScheduleDraft;
  problems: ReadonlyMap<string, ScheduleProblem>;
  onChange: (change: (draft: ScheduleDraft) => ScheduleDraft) => void;
};

/** The hours of each weekday. */
export function HoursWeek(props: DraftProps) {
  const { draft, problems, onChange } = props;
  return (
    <section class="card week">
      <header class="week-header">
        <h2>{t('hours_week')}</h2>
        <span class="note">{t('hours_a_week', hoursText(weekMinutes(draft)))}</span>
      </header>
      {problems.has('hours') && (
        <p class="field-error" role="alert">
          {t('schedule_problem_empty_week')}
        </p>
      )}
      {weekdays.map((day) => (
        <fieldset key={day} class="day">
          <legend>{weekdayName(day)}</legend>
          <IntervalList {...props} place={`hours.${day}`} name={weekdayName(day)} empty={t('hours_closed')}>
            {draft.hours[day].length > 0 && (
              <button
                type="button"
                class="link"
                aria-label={t('hours_add_break_to', weekdayName(day))}
                onClick={() => onChange((draft) => addBreak(draft, day))}
              >
                {t('hours_add_break')}
              </button>
            )}
            {day === 'mon' && (
              <button type="button" class="link" onClick={() => onChange(copyMonday)}>
                {t('hours_copy_monday', weekdayName('tue', 'short'), weekdayName('fri', 'short'))}
              </button>
            )}
          </IntervalList>
        </fieldset>
      ))}
      <p class="secondary">{t('hours_times_about')}</p>
    </section>
  );
}

import { type Editing, type StartChoice, startsOf } from '../lib/domain/hours-editing.ts';
import { t } from '../lib/platform/i18n.ts';
import { dateText } from './DateText.tsx';
import { versionSpan } from './HoursVersions.tsx';

type Props = {
  editing: Editing;
  isDateWrong: boolean;
  onChange: (change: (editing: Editing) => Editing) => void;
};

/** From when on a change counts, and what that does to the figures that are there. */
export function HoursStart({ editing, isDateWrong, onChange }: Props) {
  const { versions, base, start, date } = editing;
  const choices = startsOf(editing);
  const span = versionSpan(versions, base);
  if (choices.length === 0) return null;
  if (choices.length === 1)
    return (
      <section class="card hours-part">
        <h2>{t('hours_start')}</h2>
        <p>{t('hours_start_other', span)}</p>
      </section>
    );
  const label = (choice: StartChoice) =>
    choice === 'correct' ? t('hours_start_correct', span) : t(`hours_start_${choice}`);
  return (
    <fieldset class="card hours-part">
      <legend>
        <h2>{t('hours_start')}</h2>
      </legend>
      {choices.map((choice) => (
        <div key={choice}>
          <label class="choice">
            <input
              type="radio"
              name="start"
              aria-labelledby={`start-${choice}`}
              aria-describedby={`start-${choice}-about`}
              checked={start === choice}
              onChange={() =>
                onChange((editing) => ({ ...editing, start: choice, date: editing.date || editing.today }))
              }
            />
            <span>
              <span id={`start-${choice}`}>{label(choice)}</span>
              <span id={`start-${choice}-about`} class="secondary">
                {start === choice && t(`hours_start_${choice}_about`)}
              </span>
            </span>
          </label>
          {choice === 'date' && start === 'date' && (
            <div class="start-date">
              <input
                type="date"
                aria-label={t('hours_start_day')}
                aria-invalid={isDateWrong}
                aria-describedby={isDateWrong ? 'start-problem' : undefined}
                value={date}
                onInput={({ currentTarget: { value } }) =>
                  onChange((editing) => ({ ...editing, date: value }))
                }
              />
              {isDateWrong ? (
                <p id="start-problem" class="field-error">
                  {t('schedule_problem_not_a_date')}
                </p>
              ) : (
                <p class="secondary">{t('hours_start_from', dateText(date))}</p>
              )}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}

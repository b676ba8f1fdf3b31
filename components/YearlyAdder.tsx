import { useId, useState } from 'preact/hooks';
import { isDate } from '../lib/domain/schedule.ts';
import { t } from '../lib/platform/i18n.ts';
import { monthName } from './DateText.tsx';

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const two = (number: string) => number.padStart(2, '0');

/** A day of every year, to be added as `MM-DD`; 29 February is one. */
export function YearlyAdder({ onAdd }: { onAdd: (day: string) => void }) {
  const id = useId();
  const [day, setDay] = useState('');
  const [month, setMonth] = useState('1');
  const [isWrong, setWrong] = useState(false);

  function add(): void {
    const yearly = `${two(month)}-${two(day.trim())}`;
    const isRight = isDate(`2000-${yearly}`);
    setWrong(!isRight);
    if (!isRight) return;
    onAdd(yearly);
    setDay('');
  }

  return (
    <fieldset class="date-adder">
      <legend class="sr-only">{t('hours_add_yearly')}</legend>
      <label>
        <span class="secondary">{t('hours_day')}</span>
        <input
          type="text"
          class="time"
          inputMode="numeric"
          autocomplete="off"
          value={day}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-problem` : undefined}
          onInput={({ currentTarget }) => setDay(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
      </label>
      <label>
        <span class="secondary">{t('hours_month')}</span>
        <select value={month} onChange={({ currentTarget }) => setMonth(currentTarget.value)}>
          {months.map((number) => (
            <option key={number} value={number}>
              {monthName(number)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button" aria-label={t('hours_add_yearly')} onClick={add}>
        {t('hours_add_every_year')}
      </button>
      {isWrong && (
        <p id={`${id}-problem`} class="field-error" role="alert">
          {t('schedule_problem_not_a_date')}
        </p>
      )}
    </fieldset>
  );
}

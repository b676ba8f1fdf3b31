import { useId, useState } from 'preact/hooks';
import { isDate } from '../lib/domain/schedule.ts';
import { longestStretchDays } from '../lib/domain/schedule-draft.ts';
import { datesIn, type Stretch } from '../lib/domain/time-text.ts';
import { t } from '../lib/platform/i18n.ts';

type Props = {
  /** What a date is added as; the name of the two fields together. */
  label: string;
  /** Asks for a last day too, which may be left empty. */
  hasEnd?: boolean;
  onAdd: (stretch: Stretch) => void;
};

/** A date, or the first and the last of some, to be added to a list. */
export function DateAdder({ label, hasEnd = false, onAdd }: Props) {
  const id = useId();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isWrong, setWrong] = useState(false);

  function add(): void {
    const stretch = { from, to: to || from };
    const isRight = isDate(stretch.from) && isDate(stretch.to) && from <= stretch.to && isShort(stretch);
    setWrong(!isRight);
    if (!isRight) return;
    onAdd(stretch);
    setFrom('');
    setTo('');
  }

  const field = (name: string, value: string, set: (text: string) => void) => (
    <label>
      <span class="secondary">{name}</span>
      <input
        type="date"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onInput={({ currentTarget }) => set(currentTarget.value)}
        onKeyDown={(event) => {
          // The key adds the date; it does not save everything.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
    </label>
  );
  return (
    <fieldset class="date-adder">
      <legend class="sr-only">{label}</legend>
      {field(t(hasEnd ? 'hours_first_day' : 'hours_day'), from, setFrom)}
      {hasEnd && field(t('hours_last_day'), to, setTo)}
      <button type="button" class="button" aria-label={label} onClick={add}>
        {t('hours_add')}
      </button>
      {isWrong && (
        <p id={`${id}-problem`} class="field-error" role="alert">
          {t(hasEnd ? 'hours_stretch_wrong' : 'schedule_problem_not_a_date')}
        </p>
      )}
    </fieldset>
  );
}

function isShort({ from, to }: Stretch): boolean {
  return (
    Date.parse(to) - Date.parse(from) < longestStretchDays * 86_400_000 && datesIn({ from, to }).length > 0
  );
}

import { addDate, removeDate } from '../lib/domain/schedule-draft.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { DateAdder } from './DateAdder.tsx';
import { dateText } from './DateText.tsx';
import { HoursSection } from './HoursSection.tsx';
import type { DraftProps } from './HoursWeek.tsx';
import { IntervalList } from './IntervalList.tsx';
import { focusBeside } from './KeptFocus.tsx';

type Props = DraftProps & { list: 'overrides' | 'breaks'; today: string };

/** Single dates with hours of their own, or with breaks. Past ones are folded away. */
export function HoursDates(props: Props) {
  const { draft, problems, onChange, list, today } = props;
  const dates = Object.keys(draft[list]);
  const past = dates.filter((date) => date < today);
  const hoursOf = (date: string) => (
    <fieldset key={date} class="day">
      <legend>{dateText(date)}</legend>
      <IntervalList
        {...props}
        place={`${list}.${date}`}
        name={dateText(date)}
        empty={t(list === 'breaks' ? 'hours_no_break' : 'hours_closed')}
      >
        <button
          type="button"
          class="link remove-date"
          aria-label={t('hours_remove', dateText(date))}
          onClick={({ currentTarget }) => {
            const fold = currentTarget.closest('.fold');
            const alike = fold?.querySelectorAll<HTMLElement>('.remove-date') ?? [];
            focusBeside(currentTarget, alike, fold?.querySelector('summary'));
            onChange((draft) => removeDate(draft, list, date));
          }}
        >
          {t('hours_remove_date')}
        </button>
      </IntervalList>
    </fieldset>
  );
  return (
    <HoursSection
      title={t(`hours_${list}`)}
      note={dates.length === 0 ? t('hours_none') : String(dates.length)}
      isWrong={[...problems.keys()].some((field) => field.startsWith(`${list}.`))}
    >
      <p class="secondary">{t(`hours_${list}_about`)}</p>
      {past.length > 0 && (
        <details class="past">
          <summary>{plural('hours_past', past.length)}</summary>
          {past.map(hoursOf)}
        </details>
      )}
      {dates.filter((date) => date >= today).map(hoursOf)}
      <DateAdder
        label={t(`hours_add_${list}`)}
        onAdd={({ from }) => onChange((draft) => addDate(draft, list, from))}
      />
    </HoursSection>
  );
}

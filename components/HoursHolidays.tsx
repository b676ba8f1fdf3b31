import { addHolidays, addYearly, removeHolidays, removeYearly } from '../lib/domain/schedule-draft.ts';
import { datesIn, type Stretch, stretchesOf } from '../lib/domain/time-text.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { DateAdder } from './DateAdder.tsx';
import { stretchText, yearlyText } from './DateText.tsx';
import { HoursSection } from './HoursSection.tsx';
import type { DraftProps } from './HoursWeek.tsx';
import { RemovableList } from './RemovableList.tsx';
import { YearlyAdder } from './YearlyAdder.tsx';

type Props = DraftProps & { today: string };

/** Days without hours: single ones and stretches, and those of every year. Past ones are folded away. */
export function HoursHolidays({ draft, problems, onChange, today }: Props) {
  const stretches = stretchesOf(draft.holidays);
  const past = stretches.filter(({ to }) => to < today);
  const coming = stretches.filter(({ to }) => to >= today);
  const remove = (id: string) => {
    const stretch = stretches.find(({ from }) => from === id);
    if (stretch) onChange((draft) => removeHolidays(draft, stretch));
  };
  const list = (items: readonly Stretch[], label: string) => (
    <RemovableList label={label} items={items.map(itemOf)} onRemove={remove} />
  );
  const count = draft.holidays.length + draft.yearlyHolidays.length;
  return (
    <HoursSection
      title={t('hours_holidays')}
      note={count === 0 ? t('hours_none') : String(count)}
      isWrong={[...problems.keys()].some((field) => /^yearlyHolidays|^holidays/.test(field))}
    >
      <p class="secondary">{t('hours_holidays_about')}</p>
      {past.length > 0 && (
        <details class="past">
          <summary>{plural('hours_past', past.length)}</summary>
          {list(past, t('hours_holidays_past'))}
        </details>
      )}
      {list(coming, t('hours_holidays'))}
      <DateAdder
        label={t('hours_add_holiday')}
        hasEnd
        onAdd={(stretch) => onChange((draft) => addHolidays(draft, stretch))}
      />
      <RemovableList
        label={t('hours_yearly')}
        items={draft.yearlyHolidays.map((day, index) => ({
          id: day,
          text: yearlyText(day),
          note: t(
            problems.has(`yearlyHolidays[${index}]`) ? 'schedule_problem_not_a_date' : 'hours_every_year',
          ),
        }))}
        onRemove={(day) => onChange((draft) => removeYearly(draft, day))}
      />
      <YearlyAdder onAdd={(day) => onChange((draft) => addYearly(draft, day))} />
    </HoursSection>
  );
}

function itemOf(stretch: Stretch) {
  const days = datesIn(stretch).length;
  return {
    id: stretch.from,
    text: stretchText(stretch),
    note: days > 1 ? plural('hours_days', days) : undefined,
  };
}

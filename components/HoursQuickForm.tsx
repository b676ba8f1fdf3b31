import { useId, useState } from 'preact/hooks';
import { type Schedule, weekdays } from '../lib/domain/schedule.ts';
import { draftOf, type IntervalDraft, isOvernight, parseDraft } from '../lib/domain/schedule-draft.ts';
import { t } from '../lib/platform/i18n.ts';
import { TimeField } from './TimeField.tsx';
import { ZoneField } from './ZoneField.tsx';

type Props = {
  /** The days that are open in it get the hours that are entered here. */
  initial: Schedule;
  /** undefined: what is entered is no schedule yet. */
  onChange: (schedule: Schedule | undefined) => void;
};

/** The shortest way to hours: from, to and zone, the same on every working day. */
export function HoursQuickForm({ initial, onChange }: Props) {
  const id = useId();
  const [draft, setDraft] = useState(() => draftOf(initial));
  const open = weekdays.filter((day) => draft.hours[day].length > 0);
  const [from = '', to = ''] = draft.hours[open[0] ?? 'mon'][0] ?? [];
  const problemId = parseDraft(draft).ok ? undefined : `${id}-problem`;

  function change(changed: typeof draft): void {
    setDraft(changed);
    const parsed = parseDraft(changed);
    onChange(parsed.ok ? parsed.schedule : undefined);
  }

  function changeHours(interval: IntervalDraft): void {
    const days = Object.fromEntries(open.map((day) => [day, [interval]]));
    change({ ...draft, hours: { ...draft.hours, ...days } });
  }

  return (
    <div class="quick-hours">
      <div class="interval">
        <span>{t('hours_working_days')}</span>
        <TimeField
          label={t('hours_from', t('hours_working_days'))}
          value={from}
          problemId={problemId}
          onChange={(text) => changeHours([text, to])}
        />
        <span aria-hidden="true">–</span>
        <TimeField
          label={t('hours_to', t('hours_working_days'))}
          value={to}
          problemId={problemId}
          onChange={(text) => changeHours([from, text])}
        />
      </div>
      {isOvernight([from, to]) && <p class="secondary">{t('hours_overnight', to)}</p>}
      {problemId && (
        <p id={problemId} class="field-error" role="alert">
          {t('schedule_problem_not_a_time')}
        </p>
      )}
      <ZoneField
        label={t('zone')}
        zone={draft.timeZone}
        onChange={(timeZone) => change({ ...draft, timeZone })}
      />
    </div>
  );
}

import { useId } from 'preact/hooks';
import { weekdays } from '../lib/domain/schedule.ts';
import {
  type IntervalDraft,
  isOvernight,
  parseDraft,
  type ScheduleDraft,
} from '../lib/domain/schedule-draft.ts';
import { t } from '../lib/platform/i18n.ts';
import { TimeField } from './TimeField.tsx';
import { ZoneField } from './ZoneField.tsx';

type Props = {
  /** The days that are open in it get the hours that are entered here. */
  draft: ScheduleDraft;
  onChange: (draft: ScheduleDraft) => void;
};

/** The shortest way to hours: from, to and zone, the same on every working day. */
export function HoursQuickForm({ draft, onChange }: Props) {
  const id = useId();
  const open = weekdays.filter((day) => draft.hours[day].length > 0);
  const [from = '', to = ''] = draft.hours[open[0] ?? 'mon'][0] ?? [];
  const problemId = parseDraft(draft).ok ? undefined : `${id}-problem`;

  function changeHours(interval: IntervalDraft): void {
    const days = Object.fromEntries(open.map((day) => [day, [interval]]));
    onChange({ ...draft, hours: { ...draft.hours, ...days } });
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
        onChange={(timeZone) => onChange({ ...draft, timeZone })}
      />
    </div>
  );
}

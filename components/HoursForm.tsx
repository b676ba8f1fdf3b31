import { clocks } from '../lib/domain/definitions.ts';
import { type Editing, type EditingProblem, proposeHours, removeHours } from '../lib/domain/hours-editing.ts';
import { t } from '../lib/platform/i18n.ts';
import { proposal } from '../lib/stores/hours.ts';
import { DayStart } from './DayStart.tsx';
import { HoursDates } from './HoursDates.tsx';
import { HoursHolidays } from './HoursHolidays.tsx';
import { HoursStart } from './HoursStart.tsx';
import { HoursVersions, versionSpan } from './HoursVersions.tsx';
import { type DraftProps, HoursWeek } from './HoursWeek.tsx';
import { ZoneField } from './ZoneField.tsx';

type Props = {
  editing: Editing;
  problems: readonly EditingProblem[];
  /** A policy sets the clock: it is shown, and not to be changed. */
  isClockSetByTeam: boolean;
  onChange: (change: (editing: Editing) => Editing) => void;
};

/** Everything that can be set of support hours, or of a shift. */
export function HoursForm({ editing, problems, isClockSetByTeam, onChange }: Props) {
  const { kind, draft, today } = editing;
  const byPlace = new Map(problems.map(({ field, problem }) => [field, problem]));
  const isDayStartWrong = byPlace.has('dayStartsAt');
  const days = kind === 'shift' && (
    <DayStart editing={editing} isWrong={isDayStartWrong} onChange={onChange} />
  );
  if (!draft)
    return (
      <>
        <Proposal editing={editing} onChange={onChange} />
        {days}
      </>
    );
  const part: DraftProps = {
    draft,
    problems: byPlace,
    onChange: (change) =>
      onChange((editing) => (editing.draft ? { ...editing, draft: change(editing.draft) } : editing)),
  };
  const { versions, base } = editing;
  return (
    <>
      {versions.length > 1 && <p class="hint">{t('hours_editing', versionSpan(versions, base))}</p>}
      <HoursWeek {...part} />
      <section class="card hours-part">
        <ZoneField
          label={t('zone')}
          zone={draft.timeZone}
          about={kind === 'shift' ? t('hours_zone_of_days') : undefined}
          onChange={(timeZone) => part.onChange((draft) => ({ ...draft, timeZone }))}
        />
      </section>
      <HoursHolidays {...part} today={today} />
      <HoursDates {...part} list="overrides" today={today} />
      <HoursDates {...part} list="breaks" today={today} />
      {days}
      {kind === 'support' && (
        <ClockChoice editing={editing} isClockSetByTeam={isClockSetByTeam} onChange={onChange} />
      )}
      <HoursStart editing={editing} isDateWrong={byPlace.has('date')} onChange={onChange} />
      <HoursVersions editing={editing} isWrong={problems.length > 0} onChange={onChange} />
      <button type="button" class="link remove-hours" onClick={() => onChange(removeHours)}>
        {t(`hours_remove_${kind}`)}
      </button>
    </>
  );
}

type PartProps = Pick<Props, 'editing' | 'onChange'>;

/** Nothing is set: one sensible proposal, and for a shift the team's hours. */
function Proposal({ editing, onChange }: PartProps) {
  const { kind, definitions } = editing;
  const support = definitions.supportHours?.at(-1);
  const saved = kind === 'support' ? definitions.supportHours : definitions.shift;
  const usual = proposal();
  return (
    <section class="card hours-part">
      <p>{t(saved ? `hours_removed_${kind}` : `hours_empty_${kind}`)}</p>
      <div class="buttons">
        <button
          type="button"
          class="button button-primary"
          onClick={() => onChange((editing) => proposeHours(editing, usual))}
        >
          {t('hours_propose')}
        </button>
        {kind === 'shift' && support && (
          <button
            type="button"
            class="button"
            onClick={() => onChange((editing) => proposeHours(editing, support))}
          >
            {t('hours_propose_support')}
          </button>
        )}
      </div>
      <p class="secondary">{t('hours_propose_about', usual.timeZone)}</p>
    </section>
  );
}

type ClockProps = Pick<Props, 'editing' | 'isClockSetByTeam' | 'onChange'>;

/** Which time durations are shown on. */
export function ClockChoice({ editing: { clock }, isClockSetByTeam, onChange }: ClockProps) {
  return (
    <fieldset class="card hours-part">
      <legend>
        <h2>{t('hours_clock')}</h2>
      </legend>
      <div class="segments">
        {clocks.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="clock"
              checked={clock === one}
              disabled={isClockSetByTeam}
              onChange={() => onChange((editing) => ({ ...editing, clock: one }))}
            />
            <span>{t(`hours_clock_${one}`)}</span>
          </label>
        ))}
      </div>
      {isClockSetByTeam && <p>{t('set_by_team')}</p>}
      <p class="secondary">{t('hours_clock_about')}</p>
    </fieldset>
  );
}

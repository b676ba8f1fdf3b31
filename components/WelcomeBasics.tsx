import { useRef, useState } from 'preact/hooks';
import { draftOf, parseDraft, usualSchedule } from '../lib/domain/schedule-draft.ts';
import { amountsOf, withAmounts } from '../lib/domain/target-amounts.ts';
import { isSetBy } from '../lib/domain/team.ts';
import { t } from '../lib/platform/i18n.ts';
import { hostsOf, type Overview } from '../lib/stores/overview.ts';
import { useSaving } from '../lib/stores/use-saving.ts';
import { saveBasics } from '../lib/stores/welcome.ts';
import { HoursQuickForm } from './HoursQuickForm.tsx';
import { NotSaved } from './NotSaved.tsx';
import { TargetAmounts } from './TargetAmounts.tsx';

/** The third screen: on which clock customers wait, and what the three figures are held against. One button saves all. */
export function WelcomeBasics({ overview }: { overview: Overview }) {
  const { connections, definitions, targets, policy } = overview;
  const hosts = hostsOf(connections);
  const areTargetsTeams = isSetBy(policy.setup, 'targets');
  const areHoursTeams = isSetBy(policy.setup, 'supportHours');
  const areHoursSet = areHoursTeams || definitions.supportHours !== null;
  const form = useRef<HTMLFormElement>(null);
  const [hours, setHours] = useState(() => draftOf(usualSchedule(definitions.timeZone)));
  const [isTimed, setTimed] = useState(false);
  const [amounts, setAmounts] = useState(() => amountsOf(targets));
  const [isTried, setTried] = useState(false);
  const saving = useSaving();

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    const chosen = areTargetsTeams ? undefined : withAmounts(targets, amounts);
    const parsed = isTimed && !areHoursSet ? parseDraft(hours) : undefined;
    if ((!chosen && !areTargetsTeams) || parsed?.ok === false) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    await saving.save(() => saveBasics({ targets: chosen, schedule: parsed?.schedule }, definitions));
  }

  return (
    <form ref={form} class="welcome-basics" onSubmit={save} noValidate>
      {hosts.length > 0 && <p role="status">{t('connected_to', hosts.join(', '))}</p>}
      <section class="card welcome-list">
        {areHoursTeams ? (
          <>
            <h3>{t('hours')}</h3>
            <p>{t('set_by_team')}</p>
          </>
        ) : areHoursSet ? (
          <p>{t('welcome_hours_set')}</p>
        ) : (
          <fieldset class="clock-choice">
            <legend>{t('welcome_hours_question')}</legend>
            <Choice
              id="always"
              text={t('welcome_hours_always')}
              about={t('welcome_hours_always_about')}
              isChosen={!isTimed}
              onChoose={() => setTimed(false)}
            />
            <Choice
              id="timed"
              text={t('welcome_hours_timed')}
              about={t('welcome_hours_timed_about', definitions.timeZone)}
              isChosen={isTimed}
              onChoose={() => setTimed(true)}
            />
            {isTimed && <HoursQuickForm draft={hours} onChange={setHours} />}
          </fieldset>
        )}
      </section>
      <section class="card welcome-list">
        <h3>{t('targets')}</h3>
        {areTargetsTeams ? (
          <p>{t('targets_by_team')}</p>
        ) : (
          <>
            <p class="secondary">{t('welcome_targets_about')}</p>
            <TargetAmounts amounts={amounts} isTried={isTried} onChange={setAmounts} />
          </>
        )}
      </section>
      <NotSaved problem={saving.problem} />
      <button type="submit" class="button button-primary">
        {t(hosts.length > 0 ? 'welcome_save_shows' : 'welcome_save')}
      </button>
      <p class="secondary">{t('welcome_later')}</p>
    </form>
  );
}

type ChoiceProps = { id: string; text: string; about: string; isChosen: boolean; onChoose: () => void };

function Choice({ id, text, about, isChosen, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input
        type="radio"
        name="clock"
        aria-labelledby={`clock-${id}`}
        aria-describedby={`clock-${id}-about`}
        checked={isChosen}
        onChange={onChoose}
      />
      <span>
        <span id={`clock-${id}`}>{text}</span>
        <span id={`clock-${id}-about`} class="secondary">
          {about}
        </span>
      </span>
    </label>
  );
}

import { useState } from 'preact/hooks';
import type { Schedule } from '../lib/domain/schedule.ts';
import { usualSchedule } from '../lib/domain/schedule-draft.ts';
import { amountsOf, withAmounts } from '../lib/domain/target-amounts.ts';
import { t } from '../lib/platform/i18n.ts';
import { hostsOf, type Overview } from '../lib/stores/overview.ts';
import { saveBasics } from '../lib/stores/welcome.ts';
import { HoursQuickForm } from './HoursQuickForm.tsx';
import { Notice } from './Notice.tsx';
import { TargetAmounts } from './TargetAmounts.tsx';

/** The third screen: on which clock customers wait, and what the three figures are held against. One button saves all. */
export function WelcomeBasics({ overview: { connections, definitions, targets } }: { overview: Overview }) {
  const hosts = hostsOf(connections);
  const [initial] = useState(() => usualSchedule(definitions.timeZone));
  const [schedule, setSchedule] = useState<Schedule | undefined>(initial);
  const [isTimed, setTimed] = useState(false);
  const [amounts, setAmounts] = useState(() => amountsOf(targets));
  const [isTried, setTried] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    const chosen = withAmounts(targets, amounts);
    if (!chosen || (isTimed && !schedule)) return;
    const refusal = await saveBasics(
      { targets: chosen, schedule: isTimed ? schedule : undefined },
      definitions,
    );
    if (refusal) setProblem(refusal);
  }

  return (
    <form class="welcome-basics" onSubmit={save} noValidate>
      {hosts.length > 0 && <p role="status">{t('connected_to', hosts.join(', '))}</p>}
      <section class="card welcome-list">
        {definitions.supportHours ? (
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
            {isTimed && <HoursQuickForm initial={initial} onChange={setSchedule} />}
          </fieldset>
        )}
      </section>
      <section class="card welcome-list">
        <h3>{t('targets')}</h3>
        <p class="secondary">{t('welcome_targets_about')}</p>
        <TargetAmounts amounts={amounts} isTried={isTried} onChange={setAmounts} />
      </section>
      {problem && <Notice tone="problem">{t('did_not_work', problem)}</Notice>}
      <button type="submit" class="button button-primary">
        {t('welcome_save')}
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

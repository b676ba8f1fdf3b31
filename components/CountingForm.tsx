import { useState } from 'preact/hooks';
import type { Definitions } from '../lib/domain/definitions.ts';
import { parseWorkedTime } from '../lib/domain/worked-time.ts';
import { t } from '../lib/platform/i18n.ts';
import type { Counting } from '../lib/stores/counting.ts';
import type { Connection } from '../lib/stores/overview.ts';
import { durationText } from './DurationText.tsx';
import { HoursPreview } from './HoursPreview.tsx';

const [secondMs, minuteMs] = [1_000, 60_000];
const choices = [15 * secondMs, 30 * secondMs, ...[1, 2, 3, 5, 10, 15].map((minutes) => minutes * minuteMs)];
const [shortestMs, longestMs] = [15 * secondMs, 15 * minuteMs];

/** What the idle limit decides is measured already: only elsewhere can move them. */
const moving = [
  { metric: 'handle-time', statistic: 'mean' },
  { metric: 'time-worked', statistic: 'sum' },
] as const;

type Props = {
  chosen: Definitions;
  /** Those whose figures would move. */
  connections: readonly Connection[];
  /** A policy sets the idle limit: it is shown, and not to be changed. */
  isLimitSetByTeam: boolean;
  onSave: (counting: Counting) => Promise<void>;
};

/** The idle limit and whether elsewhere counts. Nothing is saved while the limit is wrong. */
export function CountingForm({ chosen, connections, isLimitSetByTeam, onSave }: Props) {
  const [choice, choose] = useState(choices.includes(chosen.idleLimitMs) ? String(chosen.idleLimitMs) : '');
  const [typed, setTyped] = useState(durationText(chosen.idleLimitMs));
  const [countsElsewhere, setElsewhere] = useState(chosen.countsElsewhere);
  const [isWrong, setWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const idleLimitMs = choice === '' ? idleLimitOf(typed) : Number(choice);
    setWrong(idleLimitMs === undefined);
    if (idleLimitMs === undefined) return;
    setBusy(true);
    try {
      await onSave({ idleLimitMs, countsElsewhere });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="card counting-form" noValidate onSubmit={submit}>
      <div class="field">
        <label for="idle-limit">{t('idle_limit')}</label>
        <select
          id="idle-limit"
          value={choice}
          disabled={isLimitSetByTeam}
          aria-describedby="idle-limit-about"
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {choices.map((ms) => (
            <option key={ms} value={String(ms)}>
              {durationText(ms)}
            </option>
          ))}
          <option value="">{t('idle_limit_other')}</option>
        </select>
        {isLimitSetByTeam && <p>{t('set_by_team')}</p>}
        {choice === '' && (
          <input
            type="text"
            autocomplete="off"
            disabled={isLimitSetByTeam}
            aria-label={t('idle_limit_typed')}
            value={typed}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'idle-limit-error' : undefined}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
        {choice === '' && isWrong && (
          <p class="field-error" id="idle-limit-error" role="alert">
            {t('idle_limit_invalid')}
          </p>
        )}
        <p class="secondary" id="idle-limit-about">
          {t('idle_limit_about')}
        </p>
      </div>
      <fieldset class="field">
        <legend>{t('elsewhere_setting')}</legend>
        <p class="secondary">{t('elsewhere_about')}</p>
        {[false, true].map((counts) => (
          <label key={String(counts)} class="choice">
            <input
              type="radio"
              name="elsewhere"
              checked={countsElsewhere === counts}
              aria-labelledby={`elsewhere-${counts}`}
              aria-describedby={`elsewhere-${counts}-about`}
              onChange={() => setElsewhere(counts)}
            />
            <span>
              <span id={`elsewhere-${counts}`}>{t(counts ? 'elsewhere_yes' : 'elsewhere_no')}</span>
              <span id={`elsewhere-${counts}-about`} class="secondary">
                {t(counts ? 'elsewhere_yes_about' : 'elsewhere_no_about')}
              </span>
            </span>
          </label>
        ))}
        <HoursPreview
          connections={connections}
          present={chosen}
          next={{ ...chosen, countsElsewhere }}
          figures={moving}
        />
      </fieldset>
      <div class="buttons">
        <button type="submit" class="button button-primary" disabled={isBusy}>
          {t('save')}
        </button>
      </div>
    </form>
  );
}

function idleLimitOf(typed: string): number | undefined {
  const ms = parseWorkedTime(typed.replaceAll('\u00a0', ' '));
  return ms !== undefined && ms >= shortestMs && ms <= longestMs ? ms : undefined;
}

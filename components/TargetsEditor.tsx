import { useState } from 'preact/hooks';
import type { Metric } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { defaultTargets, type Target } from '../lib/domain/targets.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import { ViewHeader } from './ViewHeader.tsx';

const minuteMs = 60_000;
const maxMinutes = 7 * 24 * 60;

type Props = {
  targets: readonly Target[];
  onSave: (targets: readonly Target[]) => void;
  onCancel: () => void;
};

/** The team's targets, in minutes and percent. Nothing is saved while a field is wrong. */
export function TargetsEditor({ targets, onSave, onCancel }: Props) {
  const [texts, setTexts] = useState(() => targets.map(textOf));
  const [isTried, setTried] = useState(false);

  function save(event: Event): void {
    event.preventDefault();
    setTried(true);
    const values = targets.map((target, index) => parseTarget(texts[index] ?? '', metrics[target.metric]));
    if (values.every((value) => value !== undefined)) {
      onSave(targets.map((target, index) => ({ ...target, value: values[index] as number })));
    }
  }

  return (
    <main>
      <ViewHeader title={t('targets_title')} onBack={onCancel} />
      <p class="secondary about">{t('targets_about')}</p>
      <form class="card targets" onSubmit={save} noValidate>
        {targets.map((target, index) => (
          <TargetField
            key={target.metric}
            target={target}
            text={texts[index] ?? ''}
            isTried={isTried}
            onInput={(text) => setTexts(texts.with(index, text))}
          />
        ))}
        <div class="buttons">
          <button type="submit" class="button button-primary">
            {t('save')}
          </button>
          <button type="button" class="button" onClick={onCancel}>
            {t('cancel')}
          </button>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => setTexts(defaultTargets.map(textOf))}
          >
            {t('restore_defaults')}
          </button>
        </div>
      </form>
    </main>
  );
}

type FieldProps = { target: Target; text: string; isTried: boolean; onInput: (text: string) => void };

function TargetField({ target, text, isTried, onInput }: FieldProps) {
  const metric = metrics[target.metric];
  const isWrong = isTried && parseTarget(text, metric) === undefined;
  const isShare = metric.kind === 'ratio';
  const label = t(`metric_${keyOf(target.metric)}_label`);
  const id = `target-${target.metric}`;
  return (
    <div class="field">
      <label for={id}>
        {isShare
          ? t('target_percent', label)
          : t('target_minutes', label, t(`statistic_${keyOf(target.statistic)}`))}
      </label>
      <div class="amount">
        <span class="secondary">{t(metric.better === 'lower' ? 'target_at_most' : 'target_at_least')}</span>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <span class="secondary">{t(isShare ? 'unit_percent' : 'unit_minutes')}</span>
      </div>
      {isWrong && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {t(isShare ? 'target_invalid_percent' : 'target_invalid_minutes')}
        </p>
      )}
    </div>
  );
}

function textOf({ metric, value }: Target): string {
  const amount = metrics[metric].kind === 'ratio' ? value * 100 : value / minuteMs;
  return String(Math.round(amount * 100) / 100);
}

/** In the target's own unit; a decimal comma is as good as a point. */
function parseTarget(text: string, { kind }: Metric): number | undefined {
  const number = /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (kind === 'ratio') return number >= 1 && number <= 100 ? number / 100 : undefined;
  return number > 0 && number <= maxMinutes ? Math.round(number * minuteMs) : undefined;
}

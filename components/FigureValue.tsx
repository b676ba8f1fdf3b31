import type { Figure } from '../lib/domain/figures.ts';
import type { Metric, Statistic } from '../lib/domain/metrics/metric.ts';
import { t, uiLanguage } from '../lib/platform/i18n.ts';
import { DurationText, durationText } from './DurationText.tsx';

const fewValues = 5;

/** A target as it was set: a share of 72.5 % is not rounded to one that was never agreed. */
export function targetText(metric: Metric, value: number): string {
  if (metric.kind !== 'ratio') return valueText(metric, value);
  const percent = Math.round(value * 10_000) / 100;
  return `${percent.toLocaleString(uiLanguage())}\u00a0${t('percent')}`;
}

/** A value in its metric's unit, as text: a duration, a share, a count. */
export function valueText({ kind }: Metric, value: number): string {
  if (kind === 'duration') return durationText(value);
  if (kind === 'ratio') return `${wholePercent(value)}\u00a0${t('percent')}`;
  return value.toLocaleString(uiLanguage());
}

/** The large figure of a card; muted while few values stand behind it. */
export function FigureValue({
  figure,
  metric,
  statistic,
}: {
  figure: Figure;
  metric: Metric;
  statistic: Statistic;
}) {
  const value = figure.statistics[statistic];
  if (value === undefined) return <p class="figure figure-none">–</p>;
  return (
    <p class={figure.n < fewValues ? 'figure figure-few' : 'figure'}>
      {metric.kind === 'duration' ? (
        <DurationText ms={value} />
      ) : (
        <span class="quantity">
          {wholePercent(value)}
          <span class="unit">{`\u00a0${t('percent')}`}</span>
        </span>
      )}
    </p>
  );
}

/** Rounded down below 100, so that a share that missed its target never reads as if it had met it. */
function wholePercent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

import { saysLittle } from '../lib/domain/figures.ts';
import type { Metric, Statistic } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { betterOf, unitOf } from '../lib/domain/metrics/unit.ts';
import { t, uiLanguage } from '../lib/platform/i18n.ts';
import type { Card } from '../lib/stores/overview.ts';
import { DurationText, durationText } from './DurationText.tsx';

const noBreakSpace = '\u00a0';

/** A statistic's value in its unit, as text: a duration, a share, a count. */
export function valueText(metric: Metric, statistic: Statistic, value: number): string {
  switch (unitOf(metric, statistic)) {
    case 'duration':
      return durationText(value);
    case 'share':
      return `${wholePercent(metric, statistic, value)}${noBreakSpace}${t('percent')}`;
    case 'count':
      return countText(value);
  }
}

/** A target as it was set: a share of 72.5 % is not rounded to one that was never agreed. */
export function targetText(metric: Metric, statistic: Statistic, value: number): string {
  if (unitOf(metric, statistic) !== 'share') return valueText(metric, statistic, value);
  const percent = Math.round(value * 10_000) / 100;
  return `${percent.toLocaleString(uiLanguage())}${noBreakSpace}${t('percent')}`;
}

export function countText(value: number): string {
  return value.toLocaleString(uiLanguage(), { maximumFractionDigits: 1 });
}

/** Rounded to the worse side, so that a share that missed its target never reads as if it had met it. */
function wholePercent(metric: Metric, statistic: Statistic, share: number): number {
  const percent = share * 100;
  return betterOf(metric, statistic) === 'lower' ? Math.ceil(percent - 1e-9) : Math.floor(percent + 1e-9);
}

/** The large figure of a card; muted while few values stand behind it. */
export function FigureValue({ metric: id, statistic, figure }: Card) {
  const metric = metrics[id];
  const value = figure.statistics[statistic];
  if (value === undefined) return <p class="figure figure-none">–</p>;
  return (
    <p class={saysLittle(figure, metric, statistic) ? 'figure figure-few' : 'figure'}>
      <Quantity metric={metric} statistic={statistic} value={value} />
    </p>
  );
}

function Quantity({ metric, statistic, value }: { metric: Metric; statistic: Statistic; value: number }) {
  switch (unitOf(metric, statistic)) {
    case 'duration':
      return <DurationText ms={value} />;
    case 'share':
      return (
        <span class="quantity">
          {wholePercent(metric, statistic, value)}
          <span class="unit">{`${noBreakSpace}${t('percent')}`}</span>
        </span>
      );
    case 'count':
      return (
        <span class="quantity">
          {countText(value)}
          {statistic === 'per-day' && <span class="unit">{`${noBreakSpace}${t('statistic_per_day')}`}</span>}
        </span>
      );
  }
}

import type { Metric } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { betterOf, unitOf } from '../lib/domain/metrics/unit.ts';
import { standingOf, type Target } from '../lib/domain/targets.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import type { Card } from '../lib/stores/overview.ts';
import { durationText } from './DurationText.tsx';
import { countText, targetText } from './FigureValue.tsx';

/** The target and how far from it; never colour alone. */
export function TargetPill({
  metric: id,
  figure,
  target,
}: Pick<Card, 'metric' | 'figure'> & { target: Target }) {
  const metric = metrics[id];
  const { statistic } = target;
  const standing = standingOf(figure, target, metric);
  const aim = targetText(metric, statistic, target.value);
  if (standing.state === 'no-data') return <span class="pill">{t('target_no_data', aim)}</span>;
  if (standing.state === 'met') {
    return (
      <span class="pill pill-met">
        <span aria-hidden="true">✓ </span>
        <span class="sr-only">{t('target_met_label', '')}</span>
        {t('target_met', aim)}
      </span>
    );
  }
  const distance = distanceText(metric, target, Math.abs(standing.difference));
  const text = t(betterOf(metric, statistic) === 'lower' ? 'target_over' : 'target_under', distance, aim);
  return (
    <span class="pill pill-missed">
      <span class="sr-only">{t('target_missed_label', '')}</span>
      {text}
    </span>
  );
}

/** What was missed by less than can be shown was still missed. */
function distanceText(metric: Metric, { statistic }: Target, distance: number): string {
  switch (unitOf(metric, statistic)) {
    case 'duration':
      return durationText(Math.max(1000, distance));
    case 'share':
      return plural('points', Math.max(1, Math.ceil(distance * 100 - 1e-9)));
    case 'count':
      return countText(Math.max(0.1, distance));
  }
}

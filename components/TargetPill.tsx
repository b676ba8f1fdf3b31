import { shownMs } from '../lib/domain/duration.ts';
import type { Metric } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { unitOf } from '../lib/domain/metrics/unit.ts';
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
  const isOver = standing.difference > 0;
  if (standing.state === 'met') {
    const margin = marginText(metric, target, standing.difference);
    return (
      <span class="pill pill-met">
        <span aria-hidden="true">✓ </span>
        <span class="sr-only">{t('target_met_label', '')}</span>
        {margin === undefined
          ? t('target_met', aim)
          : t(isOver ? 'target_over' : 'target_under', margin, aim)}
      </span>
    );
  }
  return (
    <span class="pill pill-missed">
      <span class="sr-only">{t('target_missed_label', '')}</span>
      {t(isOver ? 'target_over' : 'target_under', missText(metric, target, standing.difference), aim)}
    </span>
  );
}

/** From the target to the figure as both are shown, so that who subtracts them finds it. */
function shownDistanceMs({ value }: Target, difference: number): number {
  return Math.abs(shownMs(value + difference) - shownMs(value));
}

/** What was missed by less than can be shown was still missed. */
function missText(metric: Metric, target: Target, difference: number): string {
  const distance = Math.abs(difference);
  switch (unitOf(metric, target.statistic)) {
    case 'duration':
      return durationText(shownDistanceMs(target, difference) || Math.max(1000, distance));
    case 'share':
      return plural('points', Math.max(1, Math.ceil(distance * 100 - 1e-9)));
    case 'count':
      return countText(Math.max(0.1, distance));
  }
}

/** By how much it was met; undefined: by less than can be shown. Shares and counts are rounded down. */
function marginText(metric: Metric, target: Target, difference: number): string | undefined {
  const distance = Math.abs(difference);
  switch (unitOf(metric, target.statistic)) {
    case 'duration': {
      const distanceMs = shownDistanceMs(target, difference);
      return distanceMs === 0 ? undefined : durationText(distanceMs);
    }
    case 'share': {
      const points = Math.floor(distance * 100 + 1e-9);
      return points < 1 ? undefined : plural('points', points);
    }
    case 'count': {
      const tenths = Math.floor(distance * 10 + 1e-9);
      return tenths < 1 ? undefined : countText(tenths / 10);
    }
  }
}

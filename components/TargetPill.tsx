import type { Figure } from '../lib/domain/figures.ts';
import type { Metric } from '../lib/domain/metrics/metric.ts';
import { standingOf, type Target } from '../lib/domain/targets.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { targetText } from './FigureValue.tsx';

/** The target and how far from it; never colour alone. */
export function TargetPill({ figure, metric, target }: { figure: Figure; metric: Metric; target: Target }) {
  const standing = standingOf(figure, target, metric);
  const aim = targetText(metric, target.value);
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
  const distance = Math.abs(standing.difference);
  const difference = metric.kind === 'duration' ? durationText(Math.max(1000, distance)) : points(distance);
  const text = t(metric.better === 'lower' ? 'target_over' : 'target_under', difference, aim);
  return (
    <span class="pill pill-missed">
      <span class="sr-only">{t('target_missed_label', '')}</span>
      {text}
    </span>
  );
}

function points(share: number): string {
  return plural('points', Math.max(1, Math.ceil(share * 100 - 1e-9)));
}

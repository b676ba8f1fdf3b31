import { metrics } from '../lib/domain/metrics/registry.ts';
import { betterOf } from '../lib/domain/metrics/unit.ts';
import type { Target } from '../lib/domain/targets.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { targetText } from './FigureValue.tsx';
import { dateText } from './Instant.tsx';

/** In the unit of what the target names: a share within a limit is a percentage, whatever its metric. */
export function amountText(target: Target, amount: number): string {
  return targetText(metrics[target.metric], target.statistic, amount);
}

/** "median at most 1 h", "at least 80 % within 30 min". */
export function ruleText(target: Target): string {
  const { metric, statistic, value, limit } = target;
  const isAtMost = betterOf(metrics[metric], statistic) === 'lower';
  const bound = t(isAtMost ? 'target_at_most' : 'target_at_least');
  const amount = amountText(target, value);
  if (statistic === 'share-within') return t('target_rule_within', bound, amount, durationText(limit ?? 0));
  if (statistic === 'ratio') return t('target_rule_share', bound, amount);
  return t('target_rule', t(`statistic_${keyOf(statistic)}`), bound, amount);
}

/** Which tickets and which time it speaks of, where that is not all. */
export function conditionsOf({ statistic, clock, channel, priority, limit, validFrom }: Target): string[] {
  return [
    ...(clock ? [t(`clock_${clock}`)] : []),
    ...(channel ? [t('target_channel_is', channel)] : []),
    ...(priority ? [t('target_priority_is', priority)] : []),
    ...(limit !== undefined && statistic !== 'share-within'
      ? [t('target_ticket_limit', durationText(limit))]
      : []),
    ...(validFrom ? [t('target_from', dateText(validFrom))] : []),
  ];
}

import { metrics } from '../lib/domain/metrics/registry.ts';
import { unitOf } from '../lib/domain/metrics/unit.ts';
import type { PeriodId } from '../lib/domain/period.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import type { Card } from '../lib/stores/overview.ts';
import { durationText } from './DurationText.tsx';
import { countText, valueText } from './FigureValue.tsx';

type Props = Pick<Card, 'metric' | 'statistic'> & {
  change: NonNullable<Card['change']>;
  /** The one shown; the change is against as many days before it. */
  period: PeriodId;
};

/** Against the period before: the arrow says where to, the word whether that is good. No colour: that is targets'. */
export function Change({ metric: id, statistic, change, period }: Props) {
  const { difference, verdict } = change;
  const earlier = t(`before_${period}`);
  const beforeN = countText(change.beforeN);
  const metric = metrics[id];
  const before = valueText(metric, statistic, change.before);
  switch (verdict) {
    case 'unjudged':
      return <span>{t('change_unjudged', earlier, before, beforeN)}</span>;
    case 'same':
      return <span>{t('change_same', earlier)}</span>;
    case 'better':
    case 'worse': {
      const distance = distanceText(unitOf(metric, statistic), Math.abs(difference));
      const judged = t(`change_judged_${verdict}`);
      const said = t(
        difference < 0 ? 'change_less' : 'change_more',
        distance,
        earlier,
        before,
        beforeN,
        judged,
      );
      return (
        <span>
          <span aria-hidden="true">
            {difference < 0 ? '▼' : '▲'}
            {'\u00a0'}
            {t(`change_${verdict}`, distance, earlier)}
          </span>
          <span class="sr-only">{said}</span>
        </span>
      );
    }
  }
}

function distanceText(unit: ReturnType<typeof unitOf>, distance: number): string {
  switch (unit) {
    case 'duration':
      return durationText(distance);
    case 'share':
      return plural('points', Math.round(distance * 100));
    case 'count':
      return countText(distance);
  }
}

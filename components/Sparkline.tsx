import { metrics } from '../lib/domain/metrics/registry.ts';
import { summaryOf, type TrendDay, trendDays } from '../lib/domain/trend.ts';
import { t } from '../lib/platform/i18n.ts';
import type { Card } from '../lib/stores/overview.ts';
import { targetText, valueText } from './FigureValue.tsx';
import { dayText } from './Instant.tsx';

const width = 104;
const height = 28;
const margin = 4;

type Point = { x: number; y: number };
export type Drawing = {
  /** Runs of days with values; a day between two without any stands alone. */
  lines: Point[][];
  /** Of the last day that has a value. */
  last: Point | undefined;
  /** Dashed, with a step where the target changes. */
  target: string;
};

/** The last fourteen days at a glance; what the eye should see is said in its name. */
export function Sparkline({ metric, statistic, trend, target }: Card) {
  const { lines, last, target: dashes } = drawingOf(trend ?? []);
  return (
    <div class="sparkline">
      <svg
        role="img"
        aria-hidden={trend === undefined}
        aria-label={trend && labelOf({ metric, statistic, trend, target })}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {last && dashes && <path class="sparkline-target" d={dashes} />}
        {lines.map((points) =>
          points.length > 1 ? (
            <polyline key={points[0]?.x} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
          ) : (
            points.map(({ x, y }) => <circle key={x} cx={x} cy={y} r="1.5" />)
          ),
        )}
        {last && <circle cx={last.x} cy={last.y} r="3" />}
      </svg>
      <span aria-hidden="true">{last && t(dashes ? 'trend_days_target' : 'trend_days', trendDays)}</span>
    </div>
  );
}

export function drawingOf(trend: readonly TrendDay[]): Drawing {
  const all = trend.flatMap(({ value, target }) => [value ?? [], target ?? []].flat());
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = (width - 2 * margin) / Math.max(1, trend.length - 1);
  const xOf = (index: number) => round(margin + index * step);
  const yOf = (value: number) =>
    round(
      high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin),
    );
  const lines: Point[][] = [];
  let target = '';
  trend.forEach(({ value, target: aim }, index) => {
    if (value !== undefined) {
      if (trend[index - 1]?.value === undefined) lines.push([]);
      lines.at(-1)?.push({ x: xOf(index), y: yOf(value) });
    }
    if (aim === undefined) return;
    const isGoingOn = trend[index - 1]?.target !== undefined;
    const from = Math.max(0, round(xOf(index) - step / 2));
    target += `${isGoingOn ? `V${yOf(aim)}` : `M${from},${yOf(aim)}`}H${Math.min(width, round(from + step))}`;
  });
  return { lines, last: lines.at(-1)?.at(-1), target };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

type Labelled = Pick<Card, 'metric' | 'statistic' | 'target'> & { trend: readonly TrendDay[] };

function labelOf({ metric: id, statistic, trend, target }: Labelled): string {
  const metric = metrics[id];
  const text = (value = 0) => valueText(metric, statistic, value);
  const summary = summaryOf(trend);
  if (!summary) return t('trend_none');
  const { first, last, low, high, days } = summary;
  const values =
    days === 1
      ? t('trend_one', text(last.value), dayText(last.day))
      : t(
          'trend_label',
          text(first.value),
          dayText(first.day),
          text(last.value),
          dayText(last.day),
          text(low),
          text(high),
        );
  const aim = target && trend.some((day) => day.target !== undefined);
  return aim ? `${values} ${t('trend_target', targetText(metric, statistic, target.value))}` : values;
}

import { addDays } from '../lib/domain/local-day.ts';
import { defaultTargets } from '../lib/domain/targets.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import type { Card } from '../lib/stores/overview.ts';
import { durationText } from './DurationText.tsx';
import { FigureValue } from './FigureValue.tsx';
import { Sparkline } from './Sparkline.tsx';
import { TargetPill } from './TargetPill.tsx';

const minuteMs = 60_000;
const metric = 'first-response-time';
const target = defaultTargets.find((one) => one.metric === metric);
const p90 = 58 * minuteMs;
const firstDay = '2026-03-02';
const trendMinutes = [41, 52, 38, 47, 33, undefined, undefined, 39, 44, 29, 36, 24, undefined, undefined];

const card: Card = {
  metric,
  statistic: 'median',
  clock: 'calendar',
  figure: { metric, n: 41, statistics: { median: 24 * minuteMs + 10_000, p90 }, apart: {}, tickets: [] },
  target,
  change: undefined,
  trend: trendMinutes.map((minutes, index) => ({
    day: addDays(firstDay, index),
    value: minutes && minutes * minuteMs,
    target: target?.value,
  })),
};

/** What a figure looks like: drawn as a real one is, and said to be none. */
export function ExampleCard() {
  return (
    <figure class="card figure-card example">
      <figcaption>
        <span>{t('metric_first_response_time_label')}</span>
        <span class="pill">{t('welcome_example')}</span>
      </figcaption>
      <div class="figure-line">
        <FigureValue {...card} />
        <Sparkline {...card} />
      </div>
      <p class="facts">
        {target && <TargetPill {...card} target={target} />}
        <span class="behind">
          {plural('count_tickets', card.figure.n)} · {t('p90', durationText(p90))}
        </span>
      </p>
    </figure>
  );
}

import type { Figure } from '../lib/domain/figures.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { defaultTargets } from '../lib/domain/targets.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { FigureValue } from './FigureValue.tsx';
import { TargetPill } from './TargetPill.tsx';

const metric = metrics['first-response-time'];
const target = defaultTargets.find((one) => one.metric === metric.id);
const figure: Figure = {
  metric: metric.id,
  n: 41,
  statistics: { median: 1_450_000, p90: 3_480_000 },
  apart: {},
  tickets: [],
};

/** What a figure looks like: drawn as a real one is, and said to be none. */
export function ExampleCard() {
  return (
    <figure class="card figure-card example">
      <figcaption>
        <span>{t('metric_first_response_time_label')}</span>
        <span class="pill">{t('welcome_example')}</span>
      </figcaption>
      <FigureValue figure={figure} metric={metric} statistic="median" />
      <p class="facts">
        {target && <TargetPill figure={figure} metric={metric} target={target} />}
        <span>
          {plural('tickets', figure.n)} · {t('p90', durationText(figure.statistics.p90 ?? 0))}
        </span>
      </p>
    </figure>
  );
}

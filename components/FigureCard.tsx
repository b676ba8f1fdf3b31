import { clockOf, type Definitions } from '../lib/domain/definitions.ts';
import { type Apart, apartKinds, type Figure, isOwnKind } from '../lib/domain/figures.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import type { Target } from '../lib/domain/targets.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import type { headlineMetrics } from '../lib/stores/overview.ts';
import { durationText } from './DurationText.tsx';
import { FigureValue } from './FigureValue.tsx';
import { TargetPill } from './TargetPill.tsx';

export type HeadlineId = (typeof headlineMetrics)[number];

type Props = {
  id: HeadlineId;
  figure: Figure;
  target: Target | undefined;
  definitions: Definitions;
  onOpen: () => void;
};

/** One headline figure with its target and what stands behind it; the whole card opens its tickets. */
export function FigureCard({ id, figure, target, definitions, onOpen }: Props) {
  const metric = metrics[id];
  const key = keyOf(id);
  const beside = besideOf(figure);
  const statistic = target?.statistic ?? metric.headline;
  return (
    <article class="card figure-card" data-metric={id}>
      <header>
        <h2>
          <button type="button" class="card-button" onClick={onOpen}>
            {t(`metric_${key}_label`)}
          </button>
        </h2>
        <span class="note">{noteOf(id, definitions)}</span>
      </header>
      <FigureValue figure={figure} metric={metric} statistic={statistic} />
      <p class="facts">
        {target && <TargetPill figure={figure} metric={metric} target={target} />}
        <span>{figure.n === 0 ? t(`empty_${key}`) : factsOf(figure).join(' · ')}</span>
      </p>
      {beside.length > 0 && <p class="facts apart">{beside.join(' · ')}</p>}
    </article>
  );
}

/** How the figure is made, in a few words. */
function noteOf(id: HeadlineId, definitions: Definitions): string {
  switch (id) {
    case 'first-response-time':
      return t('note_first_response_time', t(`clock_${clockOf(definitions)}`));
    case 'first-contact-resolution':
      return t('note_first_contact_resolution', definitions.fcrWindowDays);
    case 'handle-time':
      return t('note_handle_time');
  }
}

function factsOf({ metric, n, ratio, statistics, apart }: Figure): string[] {
  const p90 = statistics.p90 === undefined || n < 2 ? [] : [t('p90', durationText(statistics.p90))];
  if (ratio) return [t('ratio_of', ratio.num, ratio.den)];
  if (metric === 'handle-time') return [t('solved_of', n, n + countOf(apart, unmeasured)), ...p90];
  return [plural('tickets', n), ...p90];
}

const unmeasured: Apart[] = ['no-handle-time', 'work-not-seen'];

/** What stands beside the figure, and is never silently missing. */
function besideOf({ metric, n, apart }: Figure): string[] {
  const said: readonly Apart[] = metric === 'handle-time' && n > 0 ? unmeasured : [];
  const others = (Object.keys(apart) as Apart[]).filter((why) => !isOwnKind(why) && !said.includes(why));
  const leftOut = countOf(apart, others);
  return [
    ...apartKinds.flatMap((why) => {
      const count = countOf(apart, [why]);
      return count ? [plural(`apart_${keyOf(why)}`, count)] : [];
    }),
    ...(leftOut ? [plural('apart_left_out', leftOut)] : []),
  ];
}

function countOf(apart: Figure['apart'], kinds: readonly Apart[]): number {
  return kinds.reduce((sum, why) => sum + (apart[why]?.length ?? 0), 0);
}

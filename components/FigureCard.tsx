import { Fragment } from 'preact';
import type { Definitions } from '../lib/domain/definitions.ts';
import { type Apart, apartKinds, type Figure, isOwnKind } from '../lib/domain/figures.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import type { Card } from '../lib/stores/overview.ts';
import { Change } from './Change.tsx';
import { durationText } from './DurationText.tsx';
import { countText, FigureValue, valueText } from './FigureValue.tsx';
import { Sparkline } from './Sparkline.tsx';
import { TargetPill } from './TargetPill.tsx';

type Props = { card: Card; definitions: Definitions; onOpen: () => void };

/** One figure with its target and what stands behind it; the whole card opens its tickets. */
export function FigureCard({ card, definitions, onOpen }: Props) {
  const { metric, figure, target } = card;
  return (
    <article class="card figure-card" data-metric={metric}>
      <header>
        <h2>
          <button type="button" class="card-button" onClick={onOpen}>
            {t(`metric_${keyOf(metric)}_label`)}
          </button>
        </h2>
        <span class="note">{noteOf(card, definitions)}</span>
      </header>
      <div class="figure-line">
        <FigureValue {...card} />
        <Sparkline {...card} />
      </div>
      <p class="facts">
        {target && <TargetPill metric={metric} figure={figure} target={target} />} <Facts {...card} />
      </p>
    </article>
  );
}

/** How the figure is made, in a few words. */
function noteOf({ metric, statistic, clock, target }: Card, { fcrWindowDays }: Definitions): string {
  if (statistic === 'share-within') {
    return t('note_within', durationText(target?.limit ?? 0), t(`clock_${clock}`));
  }
  return t(
    `metric_${keyOf(metric)}_note`,
    t(`statistic_${keyOf(statistic)}`),
    t(`clock_${clock}`),
    fcrWindowDays,
  );
}

/** In one line where there is a figure, else why there is none. */
function Facts(card: Card) {
  const { metric: id, figure, statistic, change } = card;
  const beside = besideOf(card);
  if (figure.missing || figure.statistics[statistic] === undefined) {
    return (
      <>
        <span class="why">
          {figure.missing ? t(`reason_${keyOf(figure.missing)}`) : t(`metric_${keyOf(id)}_empty`)}
        </span>
        {beside.length > 0 && <span class="why">{beside.join(' · ')}</span>}
      </>
    );
  }
  const { p90 } = figure.statistics;
  const facts = [
    behindText(card),
    change && <Change metric={id} statistic={statistic} change={change} />,
    p90 !== undefined && figure.n > 1 && statistic !== 'p90' && t('p90', valueText(metrics[id], 'p90', p90)),
    ...beside,
  ].filter((fact) => fact !== undefined && fact !== false);
  return (
    <span class="behind">
      {facts.map((fact, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          <span class="fact">{fact}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** What stands behind the figure: a share's operands, else how many of what it counts. */
function behindText({ metric: id, figure, statistic }: Card): string {
  const { n, ratio, within, apart, tickets } = figure;
  const metric = metrics[id];
  if (statistic === 'share-within' && within)
    return t('ratio_of', countText(within.num), countText(within.den));
  if (ratio) {
    const text = (value: number) => ('from' in metric ? durationText(value, 'h') : countText(value));
    return t('ratio_of', text(ratio.num), text(ratio.den));
  }
  if (metric.unmeasured)
    return t('solved_of', countText(n), countText(n + countOf(apart, metric.unmeasured)));
  const { counts = 'tickets' } = metric;
  const behind = counts === 'tickets' ? new Set(tickets.map(ticketKey)).size : n;
  return plural(`count_${counts}`, behind);
}

function ticketKey({ connection, ticket }: Figure['tickets'][number]): string {
  return `${connection} ${ticket}`;
}

/** What stands beside the figure, and is never silently missing. */
function besideOf({ figure: { metric, n, apart, within }, target }: Card): string[] {
  const said: readonly Apart[] = n > 0 ? (metrics[metric].unmeasured ?? []) : [];
  const others = (Object.keys(apart) as Apart[]).filter((why) => !isOwnKind(why) && !said.includes(why));
  const leftOut = countOf(apart, others);
  return [
    ...(within?.waiting.length
      ? [plural('within_waiting', within.waiting.length, durationText(target?.limit ?? 0))]
      : []),
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

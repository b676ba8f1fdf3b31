import type { Definitions } from '../lib/domain/definitions.ts';
import { type Apart, apartKinds, type Figure, isFew, isOwnKind, saysLittle } from '../lib/domain/figures.ts';
import { localDay } from '../lib/domain/local-day.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import type { ReasonCode } from '../lib/domain/outcome.ts';
import { daysOf, type PeriodId } from '../lib/domain/period.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import type { Card, Overview } from '../lib/stores/overview.ts';
import { Change } from './Change.tsx';
import { durationText } from './DurationText.tsx';
import { countText, valueText } from './FigureValue.tsx';
import { TargetPill } from './TargetPill.tsx';

export type FactsProps = {
  card: Card;
  period: PeriodId;
  definitions: Definitions;
  /** A part of what is stored cannot be read: what is not there may be in it. */
  isPartial: boolean;
};

/** Of the period that is shown. */
export function isPartial({ damaged, definitions, period, asOf }: Overview): boolean {
  const { from, to } = daysOf(period, localDay(asOf, definitions.timeZone, definitions.dayStartsAt));
  return damaged.connections.length > 0 || damaged.days.some((day) => day >= from && day <= to);
}

/** How a figure is made, in a few words. */
export function noteOf({ metric, statistic, clock, target }: Card, { fcrWindowDays }: Definitions): string {
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

/** How a figure stands to its target and to the period before, and what stands behind and beside it. */
export function FigureFacts(props: FactsProps) {
  const { metric, figure, target } = props.card;
  return (
    <p class="facts">
      {target && <TargetPill metric={metric} figure={figure} target={target} />}
      <Facts {...props} />
    </p>
  );
}

/** The change stands last, where its room is kept until it is read: nothing moves. Where there is no figure, why. */
function Facts({ card, period, definitions, isPartial }: FactsProps) {
  const { metric: id, figure, statistic, change } = card;
  const beside = besideOf(card);
  if (figure.missing || figure.statistics[statistic] === undefined) {
    const why = whyNone(card, definitions, isPartial);
    return (
      <>
        {why && <span class="why">{why}</span>}
        {beside.length > 0 && <span class="why">{beside.join(' · ')}</span>}
      </>
    );
  }
  const { p90 } = figure.statistics;
  const hasSpread = p90 !== undefined && statistic !== 'p90' && !isFew(figure.n);
  return (
    <>
      <FactLine
        facts={[
          behindText(card),
          ...(saysLittle(figure, metrics[id], statistic) ? [t('few')] : []),
          ...(hasSpread ? [t('p90', valueText(metrics[id], 'p90', p90))] : []),
        ]}
      />
      <FactLine facts={beside} />
      <span class="change-line">
        {change && <Change metric={id} statistic={statistic} change={change} period={period} />}
      </span>
    </>
  );
}

function FactLine({ facts }: { facts: readonly string[] }) {
  if (facts.length === 0) return null;
  return (
    <span class="behind">
      {facts.map((fact, index) => (
        <span key={index} class="fact">
          {index > 0 && <span class="fact-mark"> · </span>}
          {fact}
        </span>
      ))}
    </span>
  );
}

/** undefined: what stands beside the figure says it. */
function whyNone(
  { metric, figure }: Card,
  { shift, fcrWindowDays }: Definitions,
  isPartial: boolean,
): string | undefined {
  if (figure.missing === 'no-shift' && !shift) return t('shift_unset');
  if (figure.missing) return t(`reason_${keyOf(figure.missing)}`);
  if (isPartial) return t('none_readable');
  const isLeftOut = reasonsIn(figure.apart).length > 0;
  return isLeftOut ? undefined : t(`metric_${keyOf(metric)}_empty`, fcrWindowDays);
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
  const others = reasonsIn(apart).filter((why) => !said.includes(why));
  return [
    ...(within?.waiting.length
      ? [plural('within_waiting', within.waiting.length, durationText(target?.limit ?? 0))]
      : []),
    ...apartKinds.flatMap((why) => {
      const count = countOf(apart, [why]);
      return count ? [plural(`apart_${keyOf(why)}`, count)] : [];
    }),
    ...leftOutText(apart, others),
  ];
}

function reasonsIn(apart: Figure['apart']): ReasonCode[] {
  return (Object.keys(apart) as Apart[]).filter((why) => !isOwnKind(why));
}

/** With the reason, if there is but one; several are told with the tickets. */
function leftOutText(apart: Figure['apart'], [reason, ...more]: readonly ReasonCode[]): string[] {
  if (!reason) return [];
  const count = plural('apart_left_out', countOf(apart, [reason, ...more]));
  return [
    more.length > 0
      ? t('left_out_reasons', count, more.length + 1)
      : t('left_out_because', count, t(`reason_${keyOf(reason)}`)),
  ];
}

function countOf(apart: Figure['apart'], kinds: readonly Apart[]): number {
  return kinds.reduce((sum, why) => sum + (apart[why]?.length ?? 0), 0);
}

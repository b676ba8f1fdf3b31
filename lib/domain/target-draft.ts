/** A target while it is typed: its fields as text, and what of them is wrong. Pure: the form only shows it. */
import type { Clock } from './definitions.ts';
import { parseDuration, typedDuration } from './duration.ts';
import { hasClock, type MetricId, type Statistic } from './metrics/metric.ts';
import { metrics } from './metrics/registry.ts';
import { statisticsOf } from './metrics/statistics.ts';
import { type Unit, unitOf } from './metrics/unit.ts';
import { isDate } from './schedule.ts';
import { type Target, versionOf } from './targets.ts';

/** What is left empty is not set. `limit`: for a share within, what it is within; else what one ticket may take. */
export type TargetDraft = {
  metric: MetricId;
  statistic: Statistic;
  value: string;
  limit: string;
  clock: Clock | '';
  channel: string;
  priority: string;
  validFrom: string;
};

/** Each says what is accepted; its words stand in the locale files as `draft_<problem>`. */
export const draftProblems = [
  'not-a-duration',
  'not-a-share',
  'not-a-count',
  'not-a-date',
  'too-long',
  'twice',
] as const;
export type DraftProblem = (typeof draftProblems)[number];
export type DraftProblems = Partial<Record<keyof TargetDraft, DraftProblem>>;

const maxDurationMs = 366 * 86_400_000;
const maxCount = 1_000_000;
const maxNameLength = 200;

const readers: Record<Unit, (text: string) => number | undefined> = {
  duration(text) {
    const ms = parseDuration(text);
    return ms !== undefined && ms > 0 && ms <= maxDurationMs ? ms : undefined;
  },
  /** Typed in percent. Divided in whole numbers: 0.7 / 100 is not 0.007. */
  share(text) {
    const percent = decimal(text.replace(/\s*%\s*$/, '')) ?? 0;
    const share = Math.round(percent * 10_000) / 1_000_000;
    return share > 0 && share <= 1 ? share : undefined;
  },
  count(text) {
    const number = decimal(text);
    return number !== undefined && number <= maxCount ? number : undefined;
  },
};

/** A decimal comma is as good as a point. */
function decimal(text: string): number | undefined {
  return /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function unitOfValue({ metric, statistic }: Pick<Target, 'metric' | 'statistic'>): Unit {
  return unitOf(metrics[metric], statistic);
}

/** Only a duration of a single ticket has a most that it may take. */
export function hasLimit({ metric }: Pick<Target, 'metric'>): boolean {
  return metrics[metric].kind === 'duration';
}

export function emptyDraft(metric: MetricId): TargetDraft {
  const [statistic = 'median'] = statisticsOf(metric);
  return { metric, statistic, value: '', limit: '', clock: '', channel: '', priority: '', validFrom: '' };
}

/** The same for another metric or statistic: what has no meaning there goes. */
export function changed(
  draft: TargetDraft,
  { metric, statistic }: Pick<Target, 'metric' | 'statistic'>,
): TargetDraft {
  const has = statisticsOf(metric);
  const next = { ...draft, metric, statistic: has.includes(statistic) ? statistic : (has[0] ?? statistic) };
  return {
    ...next,
    value: unitOfValue(next) === unitOfValue(draft) ? draft.value : '',
    limit: hasLimit(next) ? draft.limit : '',
    clock: hasClock(metrics[metric]) ? draft.clock : '',
  };
}

export function draftOf(target: Target): TargetDraft {
  const { metric, statistic, limit, clock, channel, priority, validFrom } = target;
  return {
    metric,
    statistic,
    value: typedValue(target),
    limit: limit === undefined ? '' : typedDuration(limit),
    clock: clock ?? '',
    channel: channel ?? '',
    priority: priority ?? '',
    validFrom: validFrom ?? '',
  };
}

function typedValue(target: Target): string {
  const { value } = target;
  switch (unitOfValue(target)) {
    case 'duration':
      return typedDuration(value);
    case 'share':
      return String(Math.round(value * 1_000_000) / 10_000);
    case 'count':
      return String(value);
  }
}

/**
 * The target that was typed, or what is wrong with its fields.
 * @param others the other targets: there is one of a subject from a day
 */
export function readDraft(
  draft: TargetDraft,
  others: readonly Target[],
): { target: Target; problems?: never } | { target?: never; problems: DraftProblems } {
  const { metric, statistic, clock, validFrom } = draft;
  const problems: DraftProblems = {};
  const amount = (field: 'value' | 'limit', unit: Unit) => {
    const read = readers[unit](draft[field]);
    if (read === undefined) problems[field] = `not-a-${unit}`;
    return read ?? 0;
  };
  const name = (field: 'channel' | 'priority') => {
    const text = draft[field].trim();
    if (text.length > maxNameLength) problems[field] = 'too-long';
    return text && { [field]: text };
  };
  const isLimited = hasLimit(draft) && (statistic === 'share-within' || draft.limit.trim() !== '');
  const target: Target = {
    metric,
    statistic,
    value: amount('value', unitOfValue(draft)),
    ...(clock && { clock }),
    ...name('channel'),
    ...name('priority'),
    ...(validFrom && { validFrom }),
    ...(isLimited && { limit: amount('limit', 'duration') }),
  };
  if (validFrom && !isDate(validFrom)) problems.validFrom = 'not-a-date';
  else if (others.some((other) => versionOf(other) === versionOf(target))) problems.validFrom = 'twice';
  return Object.keys(problems).length > 0 ? { problems } : { target };
}

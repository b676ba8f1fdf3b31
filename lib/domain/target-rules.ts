/**
 * The rules of targets that people import. `targets.ts` holds what is stored to what can be judged; here everything
 * that is wrong is named, each with its place.
 */
import * as z from 'zod/mini';
import { clocks } from './definitions.ts';
import { hasClock, metricIds, statistics } from './metrics/metric.ts';
import { metrics } from './metrics/registry.ts';
import { isShare, statisticsOf } from './metrics/statistics.ts';
import { commonProblems, type Problem, problemsOf } from './problems.ts';
import { isDate } from './schedule.ts';
import { type Target, versionOf } from './targets.ts';

/** What can be wrong with a field; people read it in their own language elsewhere. */
export const targetProblems = [
  ...commonProblems,
  'unknown-metric',
  'unknown-statistic',
  'other-statistic',
  'not-above-0',
  'above-1',
  'no-limit',
  'limit-unused',
  'clock-unused',
  'not-a-date',
  'not-a-name',
  'twice',
  'too-many',
] as const;
export type TargetProblem = (typeof targetProblems)[number];

const maxTargets = 200;

const name = z
  .string()
  .check(z.refine((text) => text.trim() === text && text !== '' && text.length <= 200, 'not-a-name'));
const amount = z.number().check(z.nonnegative('not-above-0'));

const targetRules: z.ZodMiniType<Target> = z
  .strictObject({
    metric: z.enum(metricIds, 'unknown-metric'),
    statistic: z.enum(statistics, 'unknown-statistic'),
    value: amount,
    clock: z.exactOptional(z.enum(clocks)),
    channel: z.exactOptional(name),
    priority: z.exactOptional(name),
    validFrom: z.exactOptional(z.string().check(z.refine(isDate, 'not-a-date'))),
    limit: z.exactOptional(z.number().check(z.positive('not-above-0'))),
  })
  .check(({ value: target, issues }) => {
    if (issues.length > 0) return;
    for (const [field, problem] of unfitting(target))
      issues.push({ code: 'custom', message: problem, input: target, path: [field] });
  });

/** What does not go together, though each for itself is right. */
function unfitting(target: Target): [keyof Target, TargetProblem][] {
  const { metric, statistic, value, clock, limit } = target;
  const { kind } = metrics[metric];
  const found: [keyof Target, TargetProblem][] = [];
  if (!statisticsOf(metric).includes(statistic)) found.push(['statistic', 'other-statistic']);
  if (kind !== 'count' && value === 0) found.push(['value', 'not-above-0']);
  if (isShare(target) && value > 1) found.push(['value', 'above-1']);
  if (statistic === 'share-within' && limit === undefined) found.push(['limit', 'no-limit']);
  if (kind !== 'duration' && limit !== undefined) found.push(['limit', 'limit-unused']);
  if (clock !== undefined && !hasClock(metrics[metric])) found.push(['clock', 'clock-unused']);
  return found;
}

const versions = z.array(targetRules).check(({ value: list, issues }) => {
  if (issues.length > 0) return;
  const seen = new Set<string>();
  list.forEach((target, index) => {
    const version = versionOf(target);
    if (seen.has(version)) issues.push({ code: 'custom', message: 'twice', input: list, path: [index] });
    seen.add(version);
  });
});

/** Too many are not looked at one by one. */
export const targetListRules = z.pipe(
  z.array(z.unknown()).check(z.maxLength(maxTargets, 'too-many')),
  versions,
);

export type ParsedTargets =
  | { ok: true; targets: Target[] }
  | { ok: false; problems: Problem<TargetProblem>[] };

export function parseTargets(input: unknown): ParsedTargets {
  const { data, error } = targetListRules.safeParse(input);
  return error ? { ok: false, problems: problemsOf(error, targetProblems) } : { ok: true, targets: data };
}

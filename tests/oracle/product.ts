/** The product's values of the same tickets, brought into the same lines, and its figures of periods. */
import { pathToFileURL } from 'node:url';
import type * as BacklogFile from '../../lib/domain/backlog.ts';
import type * as DefinitionsFile from '../../lib/domain/definitions.ts';
import type { Definitions } from '../../lib/domain/definitions.ts';
import type * as Figures from '../../lib/domain/figures.ts';
import type * as FilingFile from '../../lib/domain/filing.ts';
import type * as LocalDays from '../../lib/domain/local-day.ts';
import type { MetricValue, Verdict } from '../../lib/domain/metrics/metric.ts';
import type * as Registry from '../../lib/domain/metrics/registry.ts';
import type * as RepeatsFile from '../../lib/domain/repeats.ts';
import type * as RulesFile from '../../lib/domain/rules.ts';
import type * as Timeline from '../../lib/domain/timeline.ts';
import type * as WorkingHours from '../../lib/domain/working-hours.ts';
import { type Aggregate, figureKey } from './aggregates.ts';
import { type Line, lineKey, valueText, verdictText } from './line.ts';
import type { Profile } from './profiles.ts';
import type { Story } from './stories.ts';

export type Domain = typeof BacklogFile &
  typeof DefinitionsFile &
  typeof Figures &
  typeof FilingFile &
  typeof LocalDays &
  typeof Registry &
  typeof RepeatsFile &
  typeof RulesFile &
  typeof Timeline &
  typeof WorkingHours;

const files = [
  'backlog',
  'definitions',
  'figures',
  'filing',
  'local-day',
  'metrics/registry',
  'repeats',
  'rules',
  'timeline',
  'working-hours',
];

/** @param folder the product's own `lib/domain/`, or a copy of it that was changed */
export async function loadDomain(folder: string): Promise<Domain> {
  const modules = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ pathToFileURL(`${folder}/${file}.ts`).href)),
  );
  return Object.assign({}, ...modules);
}

export function definitionsOf(domain: Domain, profile: Profile): Definitions {
  return {
    ...domain.defaultDefinitions(profile.timeZone),
    dayStartsAt: profile.dayStartsAt,
    // Versions may come in any order.
    supportHours: profile.support?.toReversed() ?? null,
    shift: profile.shift?.toReversed() ?? null,
    fcrWindowDays: profile.windowDays,
    countsRepeats: profile.countsRepeats,
    countsElsewhere: profile.countsElsewhere,
  };
}

export type ProductFigures = { lines: Map<string, Line>; filings: Map<number, FilingFile.TicketFiling[]> };

/**
 * `filings`: by profile.
 * @param all what else may be a repeat of these
 */
export function productFigures(
  domain: Domain,
  stories: readonly Story[],
  all: readonly Story[] = stories,
): ProductFigures {
  const rules = new Map<number, RulesFile.Rules>();
  const lines = new Map<string, Line>();
  const ordered = ({ record }: Story) => ({ ...record, events: domain.mergeTimeline([], record.events) });
  const filings = new Map<number, FilingFile.TicketFiling[]>();
  const creations = new Map<string | undefined, RepeatsFile.Creation[]>();
  for (const creation of domain.creationsOf(all.map(ordered))) {
    const known = creations.get(creation.requester);
    if (known) known.push(creation);
    else creations.set(creation.requester, [creation]);
  }
  for (const story of stories) {
    const { ticket, profile, lastReadAt } = story;
    const ofProfile = rules.get(profile.profile) ?? domain.rulesOf(definitionsOf(domain, profile));
    rules.set(profile.profile, ofProfile);
    const known = ordered(story);
    const { definitions } = ofProfile;
    // Of the requester's tickets on every helpdesk: which of them count is for the domain to say.
    const repeats = domain.repeatsOf(known, creations.get(known.requester) ?? [], definitions);
    const filing = domain.fileTicket(known, profile.me, lastReadAt, ofProfile, repeats);
    filings.set(profile.profile, [...(filings.get(profile.profile) ?? []), filing]);
    for (const [day, row] of filing.rows) {
      for (const [metric, filed] of Object.entries(row.values)) {
        const business = [row.business?.[metric as keyof typeof row.values] ?? []].flat();
        const values = [filed].flat().map((value, index) => textOf(value as MetricValue, business[index]));
        const line = { ticket, metric, day, values: values.sort() };
        lines.set(lineKey(line), line);
      }
    }
  }
  return { lines, filings };
}

function textOf(value: MetricValue, businessMs: number | undefined): string {
  if (typeof value === 'number') return valueText(value, businessMs);
  const { firstSolvedAt, secondContactAt, reopenedAt, undecided, verified }: Verdict = value;
  return verdictText({
    firstSolvedAt,
    decidedAt: secondContactAt ?? reopenedAt,
    undecided: undecided ?? false,
    verified,
  });
}

/** The month also by channel; no channel: whatever it is. */
const slices: [days: number, channel?: string][] = [
  [1],
  [7],
  [30],
  [30, 'email'],
  [30, 'chat'],
  [30, 'phone'],
];

/** Figures of the periods that end today, as of each profile's own now, under the keys that the oracle's have. */
export function productAggregates(
  domain: Domain,
  profiles: readonly Profile[],
  filings: ProductFigures['filings'],
): Map<string, Aggregate> {
  const found = new Map<string, Aggregate>();
  for (const profile of profiles) {
    const { now } = profile;
    const rules = domain.rulesOf(definitionsOf(domain, profile));
    const today = rules.dayOf(now);
    const ofProfile = filings.get(profile.profile) ?? [];
    const sheets = domain.sheetsOf(`connection-${profile.profile}`, ofProfile);
    const shift = domain.shiftOf(rules);
    const open = { tickets: ofProfile.flatMap((filing) => filing.open ?? []), support: rules.support };
    for (const [days, channel] of slices) {
      const period = { from: domain.addDays(today, 1 - days), to: today };
      const hours = shift ? { shiftMs: domain.shiftMs(shift, period, rules, now) } : {};
      for (const metric of domain.allMetrics) {
        for (const clock of ['calendar', 'business'] as const) {
          if (channel && 'share' in metric) continue;
          const limit = metric.kind === 'duration' ? profile.limitMs : undefined;
          const reading = { ...period, now, clock, hours, channel, limit, open };
          const figure = domain.figureOf(metric, sheets, reading);
          const key = figureKey({ profile: profile.profile, metric: metric.id, days, channel }, clock);
          const { n, statistics, ratio, within, apart } = figure;
          const numbers = {
            // A share of time has no number of values that means anything.
            ...(n > 0 && !('share' in metric) && { n }),
            ...(statistics.median !== undefined && { median: statistics.median, p90: statistics.p90 }),
            ...(statistics.mean !== undefined && { mean: statistics.mean }),
            ...(ratio && { num: ratio.num, den: ratio.den }),
            ...(within && { within: within.num, 'within of': within.den }),
          };
          const beside = Object.fromEntries(
            (['pending', 'undecided', 'unverified'] as const).flatMap((why) => {
              const count = apart[why]?.length;
              return count ? [[why, count]] : [];
            }),
          );
          if (Object.keys({ ...numbers, ...beside }).length > 0)
            found.set(key, { ...numbers, ...beside } as Aggregate);
        }
      }
    }
    const month = { from: domain.addDays(today, -29), to: today };
    for (const { day, ...counts } of domain.backlogTrend(sheets, open.tickets, month, today)) {
      found.set(`${profile.profile} backlog ${day}`, counts);
    }
  }
  return found;
}

/** A trial: tickets of one seed, what the oracle says of them, and what a domain makes of them. */
import { fileURLToPath } from 'node:url';
import { type Aggregate, differences, trueAggregates } from './aggregates.ts';
import { type Disagreement, disagreements } from './compare.ts';
import type { Line } from './line.ts';
import { consultOracle } from './oracle.ts';
import { type Domain, productAggregates, productFigures } from './product.ts';
import { createProfiles, type Profile } from './profiles.ts';
import { createStories, type Story } from './stories.ts';
import { truthOf } from './truth.ts';

export const domainFolder = fileURLToPath(new URL('../../lib/domain', import.meta.url));

export type Trial = {
  seed: number;
  profiles: Profile[];
  stories: Story[];
  lines: Map<string, Line>;
  aggregates: Map<string, Aggregate>;
  /** The metrics that the oracle knows. */
  metrics: Set<string>;
};

export async function prepareTrial(seed: number, profileCount: number, ticketCount: number): Promise<Trial> {
  const profiles = createProfiles(seed, profileCount);
  const stories = createStories(seed, profiles, ticketCount);
  const oracle = await consultOracle(stories, profiles);
  const lines = await truthOf(oracle);
  const aggregates = await trueAggregates(oracle);
  oracle.close();
  const metrics = new Set([...lines.values()].map(({ metric }) => metric));
  return { seed, profiles, stories, lines, aggregates, metrics };
}

export type Verdicts = { values: Disagreement[]; figures: string[] };

export function tryDomain(domain: Domain, trial: Trial): Verdicts {
  const { profiles, stories, lines, aggregates, metrics } = trial;
  const product = productFigures(domain, stories);
  const known = new Set([...aggregates.keys()].map(metricOf));
  const figures = [...productAggregates(domain, profiles, product.filings)].filter(([key]) =>
    known.has(metricOf(key)),
  );
  return {
    values: disagreements(lines, product.lines, metrics),
    figures: differences(aggregates, new Map(figures)),
  };
}

/** The first tickets' values alone. */
export function tryValues(domain: Domain, { stories, lines, metrics }: Trial, count: number): Disagreement[] {
  const product = productFigures(domain, stories.slice(0, count), stories);
  const first = new Map([...lines].filter(([, { ticket }]) => ticket < count));
  return disagreements(first, product.lines, metrics);
}

function metricOf(key: string): string {
  return key.split(' ')[1] ?? '';
}

/** Figures of whole periods: the oracle's side, and what it means that two of them agree. */
import type { Oracle } from './oracle.ts';

/** Statistics, operands and counts by name; what there is none of is absent. */
export type Aggregate = Record<string, number>;

type FigureRow = {
  profile: number;
  days: number;
  channel: string | null;
  metric: string;
  clock: string;
  n: number;
  total: number;
  mean: number | null;
  median: number | null;
  p90: number | null;
};

const ratios = new Set(['csat', 'one-touch', 'first-contact-resolution', 'reopen-rate']);
const counts = new Set([
  'reopens',
  'replies-per-resolution',
  'customer-messages',
  'touches',
  'complaint-business-days',
  'throughput',
  'backlog-in',
  'backlog-out',
]);

type Slice = { profile: number; metric: string; days: number; channel?: string | null | undefined };

export const figureKey = ({ profile, metric, days, channel }: Slice, clock: string) =>
  `${profile} ${metric} ${days} days, ${clock}${channel ? `, ${channel}` : ''}`;

export async function trueAggregates(oracle: Oracle): Promise<Map<string, Aggregate>> {
  const found = new Map<string, Aggregate>();
  const at = (key: string) => {
    const known = found.get(key) ?? {};
    found.set(key, known);
    return known;
  };
  for (const row of await oracle.query<FigureRow>('FROM figures')) {
    const { metric, clock, n, total, mean, median, p90 } = row;
    const statistics = ratios.has(metric)
      ? { num: total, den: n }
      : counts.has(metric)
        ? { mean }
        : { mean, median, p90 };
    Object.assign(at(figureKey(row, clock)), { n, ...statistics });
  }
  for (const row of await oracle.query<Slice & { verdict: string; n: number }>('FROM set_apart')) {
    for (const clock of ['calendar', 'business']) at(figureKey(row, clock))[row.verdict] = row.n;
  }
  type Within = Slice & { clock: string; num: number; den: number };
  for (const row of await oracle.query<Within>('FROM shares_within')) {
    if (ratios.has(row.metric) || counts.has(row.metric)) continue;
    Object.assign(at(figureKey(row, row.clock)), { within: row.num, 'within of': row.den });
  }
  type Shares = { profile: number; days: number; num: number; den: number };
  for (const { profile, days, num, den } of await oracle.query<Shares>('FROM utilizations')) {
    for (const clock of ['calendar', 'business'])
      Object.assign(at(`${profile} utilization ${days} days, ${clock}`), { num, den });
  }
  type Backlog = {
    profile: number;
    day: string;
    opening: number;
    entered: number;
    left: number;
    closing: number;
  };
  for (const { profile, day, opening, entered, left, closing } of await oracle.query<Backlog>(
    'FROM backlog_days',
  )) {
    found.set(`${profile} backlog ${day}`, { opening, in: entered, out: left, closing });
  }
  return found;
}

/**
 * Counts, sums and operands must be the same. Means and quantiles are quotients of the same whole numbers: they may
 * differ in the last bits, because the order of the operations is not laid down.
 */
const quotientTolerance = 1e-12;
const quotients = new Set(['mean', 'median', 'p90']);

export function differences(
  truth: ReadonlyMap<string, Aggregate>,
  product: ReadonlyMap<string, Aggregate>,
): string[] {
  const found: string[] = [];
  for (const key of new Set([...truth.keys(), ...product.keys()])) {
    const [right, given] = [truth.get(key) ?? {}, product.get(key) ?? {}];
    const unlike = [...new Set([...Object.keys(right), ...Object.keys(given)])].filter(
      (name) => !isSame(name, right[name], given[name]),
    );
    if (unlike.length === 0) continue;
    const told = unlike.map(
      (name) => `${name}: oracle ${right[name] ?? 'none'}, product ${given[name] ?? 'none'}`,
    );
    found.push(`profile ${key}: ${told.join('; ')}`);
  }
  return found;
}

function isSame(name: string, a: number | undefined, b: number | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || !quotients.has(name)) return false;
  return Math.abs(a - b) <= quotientTolerance * Math.max(Math.abs(a), Math.abs(b));
}

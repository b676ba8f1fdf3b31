/** Holds two sources of lines against one another, and tells a ticket so that a person can follow it by hand. */
import type { Line } from './line.ts';
import type { Story } from './stories.ts';

export type Disagreement = { ticket: number; metric: string; day: string; oracle: string; product: string };

const absent = '(nothing)';

/** @param metrics the ones that both know; values of others are passed over */
export function disagreements(
  truth: ReadonlyMap<string, Line>,
  product: ReadonlyMap<string, Line>,
  metrics: ReadonlySet<string>,
): Disagreement[] {
  const found: Disagreement[] = [];
  for (const key of new Set([...truth.keys(), ...product.keys()])) {
    const [right, given] = [truth.get(key), product.get(key)];
    const { ticket, metric, day } = (right ?? given) as Line;
    if (!metrics.has(metric)) continue;
    const oracle = right?.values.join(' + ') ?? absent;
    const ours = given?.values.join(' + ') ?? absent;
    if (oracle !== ours) found.push({ ticket, metric, day, oracle, product: ours });
  }
  return found;
}

/** The first disagreements in full, each with its ticket's timeline, and how many there are of each metric. */
export function describe(
  found: readonly Disagreement[],
  stories: readonly Story[],
  seed: number,
  most = 3,
): string {
  if (found.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { metric } of found) counts.set(metric, (counts.get(metric) ?? 0) + 1);
  const told = shortest(found, stories).slice(0, most);
  return [
    `seed ${seed}: ${found.length} disagreements: ${[...counts].map(([metric, n]) => `${metric} ${n}`).join(', ')}`,
    ...told.map((one) => {
      const story = stories[one.ticket] as Story;
      const lines = [
        `\nticket ${one.ticket}, ${one.metric}, ${one.day}`,
        `  oracle:  ${one.oracle}`,
        `  product: ${one.product}`,
      ];
      return [...lines, tellTicket(story)].join('\n');
    }),
  ].join('\n');
}

/** Of each metric the disagreement whose ticket is told quickest. */
function shortest(found: readonly Disagreement[], stories: readonly Story[]): Disagreement[] {
  const length = ({ ticket }: Disagreement) => stories[ticket]?.record.events.length ?? 0;
  const sorted = [...found].sort((a, b) => length(a) - length(b));
  const first = [...new Map([...sorted].reverse().map((one) => [one.metric, one])).values()];
  return [...first, ...sorted.filter((one) => !first.includes(one))];
}

export function tellTicket({ profile, record, lastReadAt }: Story): string {
  const { events, spans, elsewhere = [], corrections = [], complete, suspect, complaint, requester } = record;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: profile.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const instant = (at: number) => `${at} ${format.format(at)}.${String(at % 1000).padStart(3, '0')}`;
  const rest = (event: object) =>
    Object.entries(event)
      .filter(([key]) => !['id', 'at', 'type', 'by'].includes(key))
      .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
      .join(', ');
  const told = [...events]
    .sort((a, b) => a.at - b.at)
    .map((event) => {
      const by = 'by' in event && event.by ? ` by ${event.by.role} ${event.by.id}` : '';
      return `  ${instant(event.at)}  ${event.id}: ${event.type}${by} ${rest(event)}${suspect.includes(event.id) ? ' SUSPECT' : ''}`;
    });
  return [
    `  me ${profile.me}, zone ${profile.timeZone}, day starts at ${profile.dayStartsAt}, window ${profile.windowDays} days, repeats ${profile.countsRepeats}, requester ${requester ?? 'unknown'}, complete ${complete}, complaint ${complaint ?? 'unset'}, last read ${lastReadAt === undefined ? 'never' : instant(lastReadAt)}`,
    ...told,
    ...spans.map(({ from, to }) => `  worked ${instant(from)} to ${instant(to)}`),
    ...elsewhere.map(({ from, to }) => `  elsewhere ${instant(from)} to ${instant(to)}`),
    ...corrections.map(
      ({ madeAt, from, to, ms, undoneAt }) =>
        `  corrected at ${madeAt}${undoneAt === undefined ? '' : ', undone'}: ${ms} ms from ${instant(from)} to ${instant(to)}`,
    ),
  ].join('\n');
}

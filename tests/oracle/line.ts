/** What one ticket puts on one day under one metric, written so that two sources can be held against one another. */

/** Values in ascending order, as text: `value`, `value|business ms`, or the instants that decide a verdict. */
export type Line = { ticket: number; metric: string; day: string; values: string[] };

export const lineKey = ({ ticket, metric, day }: Line) => `${ticket} ${metric} ${day}`;

export type VerdictFacts = {
  firstSolvedAt: number;
  decidedAt?: number | undefined;
  undecided: boolean;
  verified: boolean;
};

/** Durations are whole milliseconds and counts whole, so that text says exactly what the number is. */
export function valueText(value: number, businessMs: number | undefined): string {
  return businessMs === undefined ? `${value}` : `${value}|${businessMs}`;
}

export function verdictText({ firstSolvedAt, decidedAt, undecided, verified }: VerdictFacts): string {
  const decided = decidedAt === undefined ? 'no second contact' : `second contact ${decidedAt}`;
  return [`solved ${firstSolvedAt}`, decided, undecided && 'undecided', verified && 'verified']
    .filter(Boolean)
    .join(', ');
}

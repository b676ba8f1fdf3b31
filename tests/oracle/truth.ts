/** The oracle's long table as lines. */
import { type Line, lineKey, valueText, verdictText } from './line.ts';
import type { Oracle } from './oracle.ts';

type Row = {
  ticket: number;
  metric: string;
  day: string;
  value: number | null;
  business: number | null;
  solved_at: number | null;
  decided_at: number | null;
  undecided: boolean | null;
  verified: boolean | null;
};

export async function truthOf(oracle: Oracle): Promise<Map<string, Line>> {
  const rows = await oracle.query<Row>(
    'SELECT ticket, metric, day, value, business, solved_at, decided_at, undecided, verified FROM truth',
  );
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const line: Line = { ticket: row.ticket, metric: row.metric, day: row.day, values: [] };
    const key = lineKey(line);
    if (!lines.has(key)) lines.set(key, line);
    lines.get(key)?.values.push(textOf(row));
  }
  for (const { values } of lines.values()) values.sort();
  return lines;
}

function textOf(row: Row): string {
  if (row.solved_at === null) return valueText(row.value ?? Number.NaN, row.business ?? undefined);
  return verdictText({
    firstSolvedAt: row.solved_at,
    decidedAt: row.decided_at ?? undefined,
    undecided: row.undecided ?? false,
    verified: row.verified ?? false,
  });
}

/** The channels that tickets came in by, as the helpdesk names them. */
import type { DaySheet } from './day-sheet.ts';
import type { OpenRow } from './filing.ts';

/** In the order of their names. */
export function channelsIn(sheets: readonly DaySheet[], open: readonly OpenRow[]): string[] {
  const seen = new Set<string>();
  for (const { rows } of sheets) for (const { channel } of rows) if (channel) seen.add(channel);
  for (const { channel } of open) if (channel) seen.add(channel);
  return [...seen].sort();
}

/** How long somebody says they worked, as people type it: also by the clock ("0:12") and without the last unit ("1 h 5"). */
import { parseDuration } from './duration.ts';

const [hourMs, minuteMs, secondMs] = [3_600_000, 60_000, 1_000];

/** A number alone is minutes. @returns ms; undefined where it says no duration */
export function parseWorkedTime(text: string): number | undefined {
  const typed = text.trim();
  const byClock = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(typed);
  if (byClock) {
    const [hours, minutes, seconds = 0] = byClock.slice(1).map((part) => Number(part ?? 0));
    return Number(hours) * hourMs + Number(minutes) * minuteMs + seconds * secondMs;
  }
  const withoutUnit = /^\d+\s*(h|min|m)[a-z]*\.?\s*[0-5]?\d$/i.exec(typed);
  return parseDuration(
    withoutUnit ? `${typed} ${withoutUnit[1]?.toLowerCase() === 'h' ? 'min' : 's'}` : typed,
  );
}

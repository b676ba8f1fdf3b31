/** The check of hours that were being edited and kept, for a popup closes as soon as something else is clicked. */
import { type Check, list, object, oneOf, optional, record, text, whole } from './check.ts';
import { clocks, definitions } from './definitions.ts';
import { type Editing, startChoices } from './hours-editing.ts';
import { isDate, isZone, schedule } from './schedule.ts';

const typed = text({ max: 100 });
const twoTexts = list(typed, { min: 2, max: 2 });
const interval = (value: unknown, path?: string) => twoTexts(value, path) as [from: string, to: string];
const hours = list(interval);
const date = text({ pattern: { test: isDate } });
const zone = text({ pattern: { test: isZone } });

const draft = object({
  timeZone: zone,
  hours: object({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
  holidays: list(date),
  yearlyHolidays: list(typed),
  overrides: record(hours),
  breaks: record(hours),
});

const fields = object({
  kind: oneOf(['support', 'shift']),
  definitions,
  today: date,
  versions: list(schedule),
  draft: optional(draft),
  base: whole({ min: -1 }),
  start: oneOf(startChoices),
  date: typed,
  clock: oneOf(clocks),
  dayStartsAt: typed,
  timeZone: zone,
});

export const keptEditing: Check<Editing> = (value, path) => ({ draft: undefined, ...fields(value, path) });

/** Hours that the tests of metrics measure with. */
import type { Schedule } from '../../../lib/domain/schedule.ts';

const day: [string, string][] = [['09:00', '17:00']];

/** Nine to five, Monday to Friday, in UTC. 2026-03-02 is a Monday. */
export const nineToFive: Schedule = {
  timeZone: 'UTC',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  holidays: [],
  yearlyHolidays: [],
  overrides: {},
  breaks: {},
};

import { expect, test } from 'vitest';
import { type DayGroup, weekGroups } from '../../../lib/domain/week-groups.ts';
import { nineToFive } from './schedules.ts';

const day = nineToFive.hours.mon;
const other: [string, string][] = [['10:00', '14:00']];

test.each<[string, Partial<typeof nineToFive.hours>, DayGroup[]]>([
  ['Monday to Friday', {}, [{ from: 'mon', to: 'fri', hours: day }]],
  [
    'a day that is otherwise, a day that is closed',
    { wed: other, thu: [], sat: day },
    [
      { from: 'mon', to: 'tue', hours: day },
      { from: 'wed', to: 'wed', hours: other },
      { from: 'fri', to: 'sat', hours: day },
    ],
  ],
  ['nothing at all', { mon: [], tue: [], wed: [], thu: [], fri: [] }, []],
])('%s', (_, hours, groups) => {
  expect(weekGroups({ hours: { ...nineToFive.hours, ...hours } })).toEqual(groups);
});

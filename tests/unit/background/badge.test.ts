import { expect, it } from 'vitest';
import { type IconState, markFor } from '../../../lib/background/badge.ts';

const nothing: IconState = { isWithdrawn: false, soon: 0, missed: 0 };

it.each<[string, Partial<IconState>, string]>([
  ['nothing', {}, 'none'],
  ['soon', { soon: 2 }, '2 amber mark_limits 0 2'],
  ['missed', { missed: 1 }, '1 red mark_limits 1 0'],
  ['both', { soon: 2, missed: 1 }, '3 red mark_limits 1 2'],
  ['a withdrawn access goes before all', { isWithdrawn: true, soon: 2, missed: 1 }, '! red mark_withdrawn'],
])('%s', (_, state, expected) => {
  const mark = markFor({ ...nothing, ...state });
  expect(mark ? `${mark.text} ${mark.isUrgent ? 'red' : 'amber'} ${mark.title}` : 'none').toBe(expected);
});

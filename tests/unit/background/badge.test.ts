import { expect, it } from 'vitest';
import { type IconState, markFor } from '../../../lib/background/badge.ts';

const nothing: IconState = { isWithdrawn: false, soon: 0, missed: 0, pause: undefined };
const pause = (kind: 'short' | 'long') => ({ kind, lastedMs: 1 });

it.each<[string, Partial<IconState>, string]>([
  ['nothing', {}, 'none'],
  ['soon', { soon: 2 }, '2 amber mark_limits 0 2'],
  ['missed', { missed: 1 }, '1 red mark_limits 1 0'],
  ['both', { soon: 2, missed: 1 }, '3 red mark_limits 1 2'],
  ['a pause', { pause: pause('short') }, 'II amber mark_paused'],
  ['a pause that is to be reminded of', { pause: pause('long') }, 'II red mark_paused'],
  ['a limit goes before a pause', { pause: pause('short'), soon: 1 }, '1 amber mark_limits 0 1'],
  ['but not before one that lasts', { pause: pause('long'), missed: 1 }, 'II red mark_paused'],
  [
    'a withdrawn access goes before all',
    { isWithdrawn: true, soon: 2, missed: 1, pause: pause('long') },
    '! red mark_withdrawn',
  ],
])('%s', (_, state, expected) => {
  const mark = markFor({ ...nothing, ...state });
  expect(mark ? `${mark.text} ${mark.isUrgent ? 'red' : 'amber'} ${mark.title}` : 'none').toBe(expected);
});

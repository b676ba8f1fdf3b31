import { expect, it } from 'vitest';
import { pauseAt } from '../../../lib/domain/pause.ts';

const minuteMs = 60_000;

it.each<[string, number | undefined, number, ReturnType<typeof pauseAt>]>([
  ['nothing is paused', undefined, 5, undefined],
  ['just paused', 0, 0, { kind: 'short', lastedMs: 0 }],
  ['a short break', 0, 15 * minuteMs - 1, { kind: 'short', lastedMs: 15 * minuteMs - 1 }],
  ['to be reminded', 0, 15 * minuteMs, { kind: 'long', lastedMs: 15 * minuteMs }],
  ['after the clock was set back', 1000, 400, { kind: 'short', lastedMs: 0 }],
])('%s', (_, pausedAt, now, told) => {
  expect(pauseAt(pausedAt, now)).toEqual(told);
});

import { describe, expect, test } from 'vitest';
import { amountFields, amountsOf, parseAmount, withAmounts } from '../../../lib/domain/target-amounts.ts';
import { defaultTargets, type Target, targets } from '../../../lib/domain/targets.ts';

const minuteMs = 60_000;
const [response, limit, handle, contact] = amountFields;
const chat: Target = { metric: 'first-response-time', statistic: 'median', value: minuteMs, channel: 'chat' };

test('what is set stands in the fields; where nothing is, the usual', () => {
  expect(amountsOf(defaultTargets)).toEqual(['60', '120', '10', '70']);
  expect(amountsOf([])).toEqual(['60', '120', '10', '70']);
  expect(amountsOf([{ metric: 'handle-time', statistic: 'mean', value: 7.5 * minuteMs }, chat])).toEqual([
    '60',
    '120',
    '7.5',
    '70',
  ]);
});

test.each([
  ['30', response, 30 * minuteMs],
  [' 30,5 ', response, 30.5 * minuteMs],
  ['240', limit, 240 * minuteMs],
  ['0', response, undefined],
  ['10081', limit, undefined],
  ['-3', handle, undefined],
  ['soon', handle, undefined],
  ['', handle, undefined],
  ['75', contact, 0.75],
  ['100', contact, 1],
  ['0', contact, undefined],
  ['101', contact, undefined],
])('"%s" is an amount or none', (text, field, amount) => {
  expect(parseAmount(text, field)).toBe(amount);
});

/** Neither is what a field speaks of: a share is no duration, and a slow tenth no median. */
const others: Target[] = [
  { metric: 'first-response-time', statistic: 'share-within', value: 0.9, limit: 30 * minuteMs },
  { metric: 'first-response-time', statistic: 'p90', value: 45 * minuteMs },
];

test('a target of another statistic is not what a field shows', () => {
  expect(amountsOf(others)).toEqual(['60', '120', '10', '70']);
});

describe('with new amounts', () => {
  test('targets of another statistic stay as they are, and the list stays readable', () => {
    const changed = withAmounts(others, ['45', '90', '8', '80']);
    expect(changed?.slice(0, 2)).toEqual(others);
    expect(targets(changed)).toEqual(changed);
  });

  test('the targets of all tickets change, the others stay as they are', () => {
    const changed = withAmounts([chat, ...defaultTargets], ['45', '90', '8', '80']);
    expect(changed).toEqual([
      chat,
      { ...defaultTargets[0], value: 45 * minuteMs, limit: 90 * minuteMs },
      { ...defaultTargets[1], value: 8 * minuteMs },
      { ...defaultTargets[2], value: 0.8 },
      defaultTargets[3],
    ]);
  });

  test('what was not set is', () => {
    expect(withAmounts([chat], ['45', '90', '8', '80'])).toMatchObject([
      chat,
      { metric: 'first-response-time', value: 45 * minuteMs, limit: 90 * minuteMs },
      { metric: 'handle-time' },
      { metric: 'first-contact-resolution' },
    ]);
  });

  test('nothing changes while one is none', () => {
    expect(withAmounts(defaultTargets, ['45', '90', '', '80'])).toBeUndefined();
  });
});

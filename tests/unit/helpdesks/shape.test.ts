import { expect, test } from 'vitest';
import { Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { Shape } from '../../../lib/helpdesks/shape.ts';

const answer = new Shape(
  {
    number: 7,
    text: 'seven',
    digits: '28',
    empty: '',
    nothing: null,
    flag: false,
    zero: 0,
    negative: '-5',
    fraction: 1.5,
    list: ['a', 'b'],
    utc: '2026-03-02T09:42:10Z',
    milliseconds: '2026-03-02T09:42:10.512Z',
    offset: '2026-03-02T10:42:10+01:00',
    minutes: '2026-03-02T09:42Z',
    local: '2026-03-02T09:42:10',
    spaced: '2026-03-02 09:42:10Z',
    impossible: '2026-13-40T09:42:10Z',
    relative: '2 hours ago',
  },
  'answer',
);

test.each([
  ['a number as an id', () => answer.at('number').id(), '7'],
  ['digits as an id', () => answer.at('digits').id(), '28'],
  ['zero as an id', () => answer.at('zero').id(), '0'],
  ['a text', () => answer.at('text').text(), 'seven'],
  ['an empty text', () => answer.at('empty').text(), ''],
  ['false', () => answer.at('flag').boolean(), false],
  [
    'a list',
    () =>
      answer
        .at('list')
        .list()
        .map((item) => item.text()),
    ['a', 'b'],
  ],
  ['an instant, UTC', () => answer.at('utc').instant(), 1_772_444_530_000],
  ['an instant with milliseconds', () => answer.at('milliseconds').instant(), 1_772_444_530_512],
  ['an instant with its offset', () => answer.at('offset').instant(), 1_772_444_530_000],
  ['an instant to the minute', () => answer.at('minutes').instant(), 1_772_444_520_000],
  ['null is absent', () => answer.at('nothing').isAbsent, true],
  ['an empty text is absent', () => answer.at('empty').isAbsent, true],
  ['no field is absent', () => answer.at('unheard-of').isAbsent, true],
  ['false is there', () => answer.at('flag').isAbsent, false],
  ['a whole number', () => answer.at('number').whole(), 7],
  ['digits as a whole number', () => answer.at('digits').whole(), 28],
  ['a whole number below zero', () => answer.at('negative').whole(), -5],
  ['no number as none', () => answer.at('nothing').whole(), 0],
  ['zero is there', () => answer.at('zero').isAbsent, false],
])('reads %s', (_, read, expected) => {
  expect(read()).toEqual(expected);
});

test.each([
  ['answer.text: expected a list', () => answer.at('text').list()],
  ['answer.fraction: expected a whole number', () => answer.at('fraction').whole()],
  ['answer.text: expected a whole number', () => answer.at('text').whole()],
  ['answer.list: expected a whole number', () => answer.at('list').whole()],
  ['answer.number: expected a text', () => answer.at('number').text()],
  ['answer.text: expected true or false', () => answer.at('text').boolean()],
  ['answer.empty: expected an id', () => answer.at('empty').id()],
  ['answer.fraction: expected an id', () => answer.at('fraction').id()],
  ['answer.unheard-of: expected an id', () => answer.at('unheard-of').id()],
  ['answer.text: expected an object', () => answer.at('text').at('deeper')],
  ['answer.list: expected an object', () => answer.at('list').at('0')],
  ['answer.nothing: expected an object', () => answer.at('nothing').at('deeper')],
  ['answer.list[1]: expected true or false', () => answer.at('list').list()[1]?.boolean()],
  ['answer.local: expected an instant with its offset', () => answer.at('local').instant()],
  ['answer.spaced: expected an instant with its offset', () => answer.at('spaced').instant()],
  ['answer.impossible: expected an instant with its offset', () => answer.at('impossible').instant()],
  ['answer.relative: expected an instant with its offset', () => answer.at('relative').instant()],
  ['answer.number: expected a text', () => answer.at('number').instant()],
])('refuses: %s', (message, read) => {
  expect(read).toThrow(new Unreadable('not-recognised', message));
});

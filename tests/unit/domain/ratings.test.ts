/** Whose a customer's rating is, and which of several counts. */
import { expect, it } from 'vitest';
import { outcome, type Reading } from './storyteller.ts';

const opened = '03-02 09:00:00 pat opens';
const anna = '03-02 09:10:00 anna writes';
const bob = '03-02 09:20:00 bob writes';
const rated = '03-03 08:00:00 pat rates 4';

/** `score at day`, or why it is not mine. */
function ratings(lines: string[], reading?: Reading): string[] {
  return outcome([opened, ...lines], reading).ratings.map((rating) =>
    rating.known
      ? `${rating.score} of ${rating.scale.at(-1)} on ${new Date(rating.ratedAt).getUTCDate()}`
      : rating.reason,
  );
}

it.each<[string, string[], string[], Reading?]>([
  ['none', [anna], []],
  ['after my reply is mine', [anna, rated], ['4 of 5 on 3']],
  ['after my reply is mine, whoever solved', [anna, '03-02 10:00:00 bob solves', rated], ['4 of 5 on 3']],
  ['after a colleague’s reply is hers', [anna, bob, rated], ['rated-for-colleague']],
  [
    'after my note and a colleague’s reply is hers',
    [bob, '03-02 09:30:00 anna notes', rated],
    ['rated-for-colleague'],
  ],
  [
    'after a rule’s message is of the human before it',
    [anna, '03-02 09:30:00 rule writes', rated],
    ['4 of 5 on 3'],
  ],
  ['before anybody replied is nobody’s', [rated], ['rated-without-reply']],
  [
    'changed after the same reply: the later one',
    [anna, rated, '03-04 08:00:00 pat rates 1'],
    ['1 of 5 on 4'],
  ],
  [
    'given anew after another reply: both',
    [anna, rated, '03-04 08:00:00 anna writes', '03-05 08:00:00 pat rates 1'],
    ['4 of 5 on 3', '1 of 5 on 5'],
  ],
  [
    'given anew after a colleague’s reply: each its own',
    [anna, rated, '03-04 08:00:00 bob writes', '03-05 08:00:00 pat rates 1'],
    ['4 of 5 on 3', 'rated-for-colleague'],
  ],
  [
    'on a ticket whose beginning was not seen',
    [anna, rated],
    ['first-message-not-seen'],
    { complete: false },
  ],
  ['on a merged ticket', [anna, rated, '03-04 08:00:00 rule merges'], ['merged']],
  ['from the future', [anna, rated], ['impossible-order'], { suspectLines: [3] }],
])('a rating %s', (_, lines, expected, reading) => expect(ratings(lines, reading)).toEqual(expected));

/** Solves, whose they are, which of them counts; reopenings; handle time, which belongs to the solve that counts. */
import { describe, expect, it } from 'vitest';
import type { Outcome, Resolution } from '../../../lib/domain/outcome.ts';
import { at, minuteMs, outcome } from './storyteller.ts';

const opened = '03-02 09:00:00 pat opens';
const solvedAt = (resolution: Outcome<Resolution>) =>
  resolution.known ? resolution.solvedAt : resolution.reason;

describe('who is credited', () => {
  const taken = '03-02 09:05:00 anna takes';
  it.each<[string, string[], string]>([
    ['the agent who solved', ['03-02 10:00:00 anna solves'], 'anna'],
    ['the agent who solved, not the assignee', [taken, '03-02 10:00:00 bob solves'], 'bob'],
    ['the assignee, where a rule solved', [taken, '03-02 10:00:00 rule solves'], 'anna by rule'],
    ['the assignee, where a rule closed', [taken, '03-02 10:00:00 rule closes'], 'anna by rule'],
    ['the assignee, where nobody known solved', [taken, '03-02 10:00:00 ? solves'], 'anna by rule'],
    [
      'the assignee of that instant',
      [taken, '03-02 09:30:00 anna gives bob', '03-02 10:00:00 rule solves', '03-02 11:00:00 anna takes'],
      'bob by rule',
    ],
    [
      'who was assigned in the instant of the solve',
      ['03-02 10:00:00 rule solves, gives anna'],
      'anna by rule',
    ],
    ['nobody, where a rule solved what was nobody’s', ['03-02 10:00:00 rule solves'], 'nobody'],
    [
      'nobody, where the assignee was taken away',
      [taken, '03-02 09:30:00 bob unassigns', '03-02 10:00:00 rule solves'],
      'nobody',
    ],
    ['nobody, where the customer solved', [taken, '03-02 10:00:00 pat solves'], 'nobody'],
  ])('%s', (_, lines, credited) => {
    const credits = ['anna', 'bob'].flatMap((me) => {
      const { firstResolution } = outcome([opened, ...lines], { me });
      if (firstResolution.known) return [`${me}${firstResolution.byRule ? ' by rule' : ''}`];
      expect(firstResolution.reason).toBe(credited === 'nobody' ? 'solved-by-nobody' : 'solved-by-colleague');
      return [];
    });
    expect(credits).toEqual(credited === 'nobody' ? [] : [credited]);
  });
});

describe('which solve counts', () => {
  const solve = '03-02 10:00:00 anna solves';
  const thanks = '03-03 08:00:00 pat writes, reopens';
  it.each<[string, string[], first: string, full: string, reopens: number, thankYou: boolean]>([
    ['the only one', [solve], '03-02 10:00:00', '03-02 10:00:00', 0, false],
    ['closed later', [solve, '03-06 10:00:00 rule closes'], '03-02 10:00:00', '03-02 10:00:00', 0, false],
    ['closed without solved', ['03-06 10:00:00 anna closes'], '03-06 10:00:00', '03-06 10:00:00', 0, false],
    [
      'closed, then set to solved',
      ['03-02 10:00:00 anna closes', '03-06 10:00:00 anna solves'],
      '03-02 10:00:00',
      '03-02 10:00:00',
      0,
      false,
    ],
    [
      'reopened and solved by herself',
      [solve, '03-03 08:00:00 anna reopens', '03-03 09:00:00 anna solves'],
      '03-02 10:00:00',
      '03-03 09:00:00',
      1,
      false,
    ],
    [
      'reopened after it was closed',
      [solve, '03-02 11:00:00 rule closes', '03-03 08:00:00 anna sets hold', '03-03 09:00:00 anna solves'],
      '03-02 10:00:00',
      '03-03 09:00:00',
      1,
      false,
    ],
    [
      'through many states, reopened once',
      [solve, '03-03 08:00:00 anna sets open, sets pending, sets hold', '03-03 09:00:00 anna closes'],
      '03-02 10:00:00',
      '03-03 09:00:00',
      1,
      false,
    ],
    ['reopened, not solved since', [solve, thanks], '03-02 10:00:00', '03-02 10:00:00', 1, false],
    [
      'thanked, not reopened',
      [solve, '03-03 08:00:00 pat writes'],
      '03-02 10:00:00',
      '03-02 10:00:00',
      0,
      true,
    ],
    ['thanked', [solve, thanks, '03-03 09:00:00 anna solves'], '03-02 10:00:00', '03-02 10:00:00', 1, true],
    [
      'thanked twice',
      [
        solve,
        thanks,
        '03-03 09:00:00 anna solves',
        '03-04 08:00:00 pat writes, reopens',
        '03-04 09:00:00 rule solves',
      ],
      '03-02 10:00:00',
      '03-02 10:00:00',
      2,
      true,
    ],
    [
      "thanked for an agent's afterthought",
      [solve, '03-02 10:05:00 anna writes', thanks, '03-03 09:00:00 anna solves'],
      '03-02 10:00:00',
      '03-02 10:00:00',
      1,
      true,
    ],
    [
      'thanked, then a contact',
      [
        solve,
        thanks,
        '03-03 09:00:00 anna solves',
        '03-04 08:00:00 pat writes, reopens',
        '03-04 09:00:00 anna writes, solves',
      ],
      '03-02 10:00:00',
      '03-04 09:00:00',
      2,
      true,
    ],
    [
      'a contact that ended in thanks',
      [
        solve,
        thanks,
        '03-03 08:30:00 anna writes',
        '03-03 08:40:00 pat writes',
        '03-03 09:00:00 anna solves',
      ],
      '03-02 10:00:00',
      '03-03 09:00:00',
      1,
      false,
    ],
    [
      'reopened with a reply, then thanked',
      [
        solve,
        '03-03 08:00:00 bob writes, reopens',
        '03-03 08:40:00 pat writes',
        '03-03 09:00:00 anna solves',
      ],
      '03-02 10:00:00',
      '03-03 09:00:00',
      1,
      false,
    ],
    [
      'answered while solved, reopened by an agent later',
      [
        solve,
        '03-03 08:00:00 pat writes',
        '03-03 08:10:00 anna writes',
        '03-03 08:20:00 anna reopens',
        '03-03 09:00:00 anna solves',
      ],
      '03-02 10:00:00',
      '03-03 09:00:00',
      1,
      false,
    ],
  ])('%s', (_, lines, first, full, reopens, thankYou) => {
    const told = outcome([opened, '03-02 09:30:00 anna writes', ...lines]);
    expect(solvedAt(told.firstResolution)).toBe(at(first));
    expect(solvedAt(told.fullResolution)).toBe(at(full));
    expect(told.reopens).toBe(reopens);
    expect(told.thankYou).toBe(thankYou);
  });

  it('first and last may be two agents’', () => {
    const lines = [opened, solve, '03-03 08:00:00 bob reopens', '03-03 09:00:00 bob solves'];
    const anna = outcome(lines);
    const bob = outcome(lines, { me: 'bob' });
    expect([solvedAt(anna.firstResolution), solvedAt(anna.fullResolution)]).toEqual([
      at('03-02 10:00:00'),
      'solved-by-colleague',
    ]);
    expect([solvedAt(bob.firstResolution), solvedAt(bob.fullResolution)]).toEqual([
      'solved-by-colleague',
      at('03-03 09:00:00'),
    ]);
  });

  it('a thank-you put away by a colleague stays with whom it thanked', () => {
    const lines = [opened, solve, thanks, '03-03 09:00:00 bob solves'];
    expect(solvedAt(outcome(lines).fullResolution)).toBe(at('03-02 10:00:00'));
    expect(solvedAt(outcome(lines, { me: 'bob' }).fullResolution)).toBe('solved-by-colleague');
  });
});

describe('handle time', () => {
  const spans = [
    { from: at('03-02 09:10:00'), to: at('03-02 09:14:00') },
    { from: at('03-03 08:00:00'), to: at('03-03 08:01:30') },
  ];
  const lines = [opened, '03-02 10:00:00 anna solves'];

  it('is the sum of the work, on the day of the solve that counts', () => {
    expect(outcome(lines, { spans }).handleTime).toEqual({
      known: true,
      solvedAt: at('03-02 10:00:00'),
      handleMs: 5.5 * minuteMs,
      work: { spans, said: [], measuredMs: 5.5 * minuteMs },
    });
    const again = [...lines, '03-03 08:00:00 anna reopens', '03-03 09:00:00 anna solves'];
    expect(outcome(again, { spans }).handleTime).toMatchObject({ solvedAt: at('03-03 09:00:00') });
  });

  it.each<[string, string[], object]>([
    ['merged', [...lines, '03-04 09:00:00 anna merges'], { reason: 'merged' }],
    ['not solved', [opened], { reason: 'not-solved' }],
    ["a colleague's", [opened, '03-02 10:00:00 bob solves'], { reason: 'solved-by-colleague' }],
    ['solved before creation', [opened, '03-02 08:00:00 anna solves'], { reason: 'impossible-order' }],
  ])('is not known: %s', (_, told, expected) => {
    expect(outcome(told, { spans }).handleTime).toMatchObject({ known: false, ...expected });
  });

  it('none is none, counted on the day of the solve, never 0', () => {
    expect(outcome(lines).handleTime).toEqual({
      known: false,
      reason: 'no-handle-time',
      at: at('03-02 10:00:00'),
    });
  });

  it('needs no beginning', () => {
    expect(outcome(lines.slice(1), { spans, complete: false }).handleTime.known).toBe(true);
  });
});

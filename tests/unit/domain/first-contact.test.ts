/** First contact resolution: what is a second contact, what is a thank-you, and what nobody can tell yet. */
import { describe, expect, it } from 'vitest';
import { at, outcome, type Reading } from './storyteller.ts';

const begun = ['03-02 09:00:00 pat opens', '03-02 09:42:10 anna writes'];
const solved = '03-02 10:00:00 anna solves';
const resolved = '03-03 12:00:00 anna solves';

/** The verdict on a ticket solved on 03-02 10:00:00: when the second contact was, or what there is instead. */
function verdict(after: string[], reading?: Reading): string {
  const { firstContact } = outcome([...begun, solved, ...after], reading);
  if (!firstContact.known) return firstContact.reason;
  const { secondContactAt, undecided } = firstContact;
  expect(secondContactAt !== undefined && undecided).toBeFalsy();
  if (secondContactAt === undefined) return undecided ? 'undecided' : 'none';
  return new Date(secondContactAt).toISOString().slice(5, 19).replace('T', ' ');
}

type Case = [what: string, after: string[], verdict: string];
const check = (_: string, after: string[], expected: string) => expect(verdict(after)).toBe(expected);

describe("a customer's message", () => {
  const wrote = '03-03 08:00:00 pat writes';
  const wroteAndReopened = '03-03 08:00:00 pat writes, reopens';
  it.each<Case>([
    ['none', [], 'none'],
    ['answered while open again', [wroteAndReopened, '03-03 08:30:00 anna writes'], '03-03 08:00:00'],
    ['answered by a colleague', [wroteAndReopened, '03-03 08:30:00 bob writes'], '03-03 08:00:00'],
    ['answered while it stayed solved', [wrote, '03-03 08:30:00 anna writes'], '03-03 08:00:00'],
    ['answered with the solve', [wroteAndReopened, '03-03 12:00:00 anna writes, solves'], '03-03 08:00:00'],
    ['unanswered, open again', [wroteAndReopened], 'undecided'],
    ['unanswered, open again by a rule', [wrote, '03-03 08:00:00 rule reopens'], 'undecided'],
    ['noted only, open again', [wroteAndReopened, '03-03 08:30:00 anna notes'], 'undecided'],
    ['unanswered and solved again', [wroteAndReopened, resolved], 'none'],
    ['noted and solved again', [wroteAndReopened, '03-03 08:30:00 anna notes', resolved], 'none'],
    ["met by a rule's message only", [wroteAndReopened, '03-03 08:30:00 rule writes', resolved], 'none'],
    ['unanswered while it stayed solved', [wrote], 'none'],
    ['unanswered while it was closed', [wrote, '03-05 10:00:00 rule closes'], 'none'],
    ["after an agent's afterthought", ['03-02 10:05:00 anna writes', wroteAndReopened, resolved], 'none'],
    [
      'thank-you, then a contact',
      [
        wroteAndReopened,
        resolved,
        '03-04 08:00:00 pat writes, reopens',
        '03-04 09:00:00 anna writes, solves',
      ],
      '03-04 08:00:00',
    ],
    [
      'contact, then a thank-you',
      [wroteAndReopened, '03-03 09:00:00 anna writes, solves', '03-04 08:00:00 pat writes, reopens'],
      '03-03 08:00:00',
    ],
    [
      'of two, both answered by one reply: the first',
      [wroteAndReopened, '03-03 08:10:00 pat writes', '03-03 08:30:00 anna writes'],
      '03-03 08:00:00',
    ],
  ])('%s', check);

  it('at the very instant of the solve belongs before it', () => {
    expect(verdict(['03-02 10:00:00 pat writes', '03-02 10:10:00 anna writes'])).toBe('none');
  });
});

describe('the window', () => {
  it.each<Case>([
    [
      'its last instant',
      ['03-09 10:00:00 pat writes, reopens', '03-09 11:00:00 anna writes'],
      '03-09 10:00:00',
    ],
    ['one second later', ['03-09 10:00:01 pat writes, reopens', '03-09 11:00:00 anna writes'], 'none'],
    ['its last instant, unanswered', ['03-09 10:00:00 pat writes, reopens'], 'undecided'],
    ['reopened too late to be undecided', ['03-09 10:00:01 pat writes, reopens'], 'none'],
    [
      'a message inside, answered in time while solved',
      ['03-09 09:00:00 pat writes', '03-09 09:59:59 anna writes'],
      '03-09 09:00:00',
    ],
    [
      'a message inside, answered while solved when the verdict was due',
      ['03-09 09:00:00 pat writes', '03-09 10:00:00 anna writes'],
      'none',
    ],
    [
      'a message inside, answered too late, but open again since',
      ['03-09 09:00:00 pat writes, reopens', '03-11 10:00:00 anna writes'],
      '03-09 09:00:00',
    ],
    [
      'a thank-you inside, reopened long after the verdict',
      ['03-09 09:00:00 pat writes', '03-20 10:00:00 anna reopens, writes'],
      'none',
    ],
    [
      'a thank-you inside, still open long after the verdict',
      ['03-09 09:00:00 pat writes', '03-20 10:00:00 pat reopens'],
      'none',
    ],
    [
      'after a re-solve it still counts from the first solve',
      [
        '03-03 08:00:00 anna reopens',
        '03-08 08:00:00 anna solves',
        '03-10 08:00:00 pat writes, reopens',
        '03-10 09:00:00 anna writes',
      ],
      'none',
    ],
  ])('%s', check);

  it.each([
    [1, '03-03 10:00:00'],
    [7, '03-09 10:00:00'],
    [30, '04-01 10:00:00'],
  ])('of %i days is due at %s', (fcrWindowDays, dueAt) => {
    const contact = [`${dueAt} pat writes, reopens`, `04-02 00:00:00 anna writes`];
    expect(verdict(contact, { fcrWindowDays })).toBe(dueAt);
    expect(outcome([...begun, solved], { fcrWindowDays }).firstContact).toMatchObject({ dueAt: at(dueAt) });
  });
});

describe('a reopening', () => {
  const byAgent = '03-03 08:00:00 bob reopens';
  const byRule = '03-03 08:00:00 rule reopens';
  const byNobodyKnown = '03-03 08:00:00 ? reopens';
  const byCustomer = '03-03 08:00:00 pat reopens';
  const customerWrote = '03-03 09:00:00 pat writes';
  const agentWrote = '03-03 09:00:00 bob writes';
  const noted = '03-03 09:00:00 bob notes';
  it.each<Case>([
    ['by an agent, nothing follows', [byAgent], 'none'],
    ['by an agent, then solved', [byAgent, resolved], 'none'],
    ['by an agent, a note follows', [byAgent, noted, resolved], 'none'],
    ['by an agent, a rule writes', [byAgent, '03-03 09:00:00 rule writes', resolved], 'none'],
    ['by an agent, a public reply follows', [byAgent, agentWrote, resolved], '03-03 08:00:00'],
    ['by an agent, a customer’s message follows', [byAgent, customerWrote, resolved], '03-03 08:00:00'],
    ['by an agent with a public reply', ['03-03 08:00:00 bob writes, reopens', resolved], '03-03 08:00:00'],
    [
      'by an agent, the message only after the next solve',
      [byAgent, '03-03 08:30:00 bob solves', customerWrote],
      'none',
    ],
    ['by an agent, a reply before it', ['03-03 07:00:00 bob writes', byAgent, resolved], 'none'],
    ['by a rule, nothing follows', [byRule, resolved], 'none'],
    ['by a rule, a public reply follows', [byRule, agentWrote], '03-03 08:00:00'],
    ['by a rule, a customer’s message follows', [byRule, customerWrote], '03-03 08:00:00'],
    ['by nobody known, nothing follows', [byNobodyKnown, resolved], 'none'],
    ['by nobody known, a customer’s message follows', [byNobodyKnown, customerWrote], '03-03 08:00:00'],
    ['by the customer, without a word', [byCustomer], '03-03 08:00:00'],
    ['by the customer, without a word, solved', [byCustomer, noted, resolved], '03-03 08:00:00'],
    // A later reading cannot take back what already counted.
    [
      'by the customer, counts at once: a thank-you follows',
      [byCustomer, customerWrote, resolved],
      '03-03 08:00:00',
    ],
    [
      'by the customer, counts at once: a message follows, still open',
      [byCustomer, customerWrote],
      '03-03 08:00:00',
    ],
    [
      'by the customer with a message, which decides',
      ['03-03 08:00:00 pat writes, reopens', resolved],
      'none',
    ],
    [
      'by the customer after a message, which decides',
      ['03-03 07:00:00 pat writes', byCustomer, resolved],
      'none',
    ],
    ['by the customer after a message, still open', ['03-03 07:00:00 pat writes', byCustomer], 'undecided'],
    [
      'by the customer, a message only before the solve',
      ['03-02 10:00:00 pat writes', byCustomer, resolved],
      '03-03 08:00:00',
    ],
    [
      'by the customer, who is answered',
      [byCustomer, customerWrote, '03-03 10:00:00 bob writes'],
      '03-03 08:00:00',
    ],
    ['after the window', ['03-09 10:00:01 pat reopens'], 'none'],
  ])('%s', check);
});

describe('another ticket by the requester', () => {
  const wroteAndReopened = '03-04 08:00:00 pat writes, reopens';
  const answered = '03-04 09:00:00 anna writes';
  it.each<[what: string, repeats: string[], after: string[], verdict: string]>([
    ['inside the window', ['03-03 08:00:00'], [], '03-03 08:00:00'],
    ['at the instant of the solve', ['03-02 10:00:00'], [], 'none'],
    ['one second after the solve', ['03-02 10:00:01'], [], '03-02 10:00:01'],
    ['before the solve', ['03-02 09:30:00'], [], 'none'],
    ['at the last instant of the window', ['03-09 10:00:00'], [], '03-09 10:00:00'],
    ['one second later', ['03-09 10:00:01'], [], 'none'],
    ['the earliest of several', ['03-05 00:00:00', '03-01 00:00:00', '03-04 00:00:00'], [], '03-04 00:00:00'],
    ['before a contact on this one', ['03-03 08:00:00'], [wroteAndReopened, answered], '03-03 08:00:00'],
    ['after a contact on this one', ['03-05 08:00:00'], [wroteAndReopened, answered], '03-04 08:00:00'],
    ['ends what was undecided', ['03-05 08:00:00'], [wroteAndReopened], '03-05 08:00:00'],
    ['outside the window leaves it undecided', ['03-09 10:00:01'], [wroteAndReopened], 'undecided'],
    ['after a thank-you on this one', ['03-05 08:00:00'], ['03-04 08:00:00 pat writes'], '03-05 08:00:00'],
  ])('%s', (_, repeats, after, expected) => {
    expect(verdict(after, { repeats })).toBe(expected);
  });

  it.each([
    ['03-03 08:00:00', true],
    ['03-04 08:00:00', undefined],
    ['03-05 08:00:00', undefined],
  ])('of %s: it decided is %s', (repeat, isRepeat) => {
    const { firstContact } = outcome([...begun, solved, wroteAndReopened, answered], { repeats: [repeat] });
    expect(firstContact.known && firstContact.isRepeat).toBe(isRepeat);
  });

  it('is nothing to a ticket that was not mine to resolve', () => {
    const lines = ['03-02 09:00:00 pat opens', '03-02 09:30:00 bob writes', solved];
    expect(outcome(lines, { repeats: ['03-03 08:00:00'] }).firstContact).toMatchObject({ known: false });
  });

  it('is no reopening, and takes no solve away', () => {
    const [alone, repeated] = [[], ['03-03 08:00:00']].map((repeats) => {
      const { firstContact: _, ...rest } = outcome([...begun, solved], { repeats });
      return rest;
    });
    expect(repeated).toEqual(alone);
  });
});

describe('the cohort', () => {
  it.each<[string, string[], string]>([
    [
      'a colleague replied before me',
      ['bob writes', 'anna writes', 'anna solves'],
      'colleague-replied-before',
    ],
    ['a colleague replied, I only solved', ['bob writes', 'anna solves'], 'colleague-replied-before'],
    ['a colleague replied after me', ['anna writes', 'bob writes', 'anna solves'], 'none'],
    ['a colleague replied after my solve', ['anna solves', 'bob writes'], 'none'],
    ['a colleague noted before me', ['bob notes', 'anna writes', 'anna solves'], 'none'],
    ['a rule replied before me', ['rule writes', 'anna writes', 'anna solves'], 'none'],
    ['nobody replied', ['anna solves'], 'none'],
    ['not solved', ['anna writes'], 'not-solved'],
    ['solved by a colleague first', ['bob solves', 'anna reopens', 'anna solves'], 'solved-by-colleague'],
    ['solved by a rule, mine', ['anna takes', 'rule solves'], 'none'],
    ["solved by a rule, nobody's", ['anna writes', 'rule solves'], 'solved-by-nobody'],
  ])('%s', (_, deeds, expected) => {
    const lines = deeds.map((deed, minute) => `03-02 09:0${minute + 1}:00 ${deed}`);
    const { firstContact } = outcome(['03-02 09:00:00 pat opens', ...lines]);
    expect(firstContact.known ? (firstContact.secondContactAt ?? 'none') : firstContact.reason).toBe(
      expected,
    );
  });

  it('a message with which a colleague opened the ticket is no reply before mine', () => {
    const lines = ['03-02 09:00:00 bob opens', '03-02 09:10:00 pat writes', '03-02 09:20:00 anna writes'];
    expect(outcome([...lines, solved]).firstContact.known).toBe(true);
  });

  it('tickets left out of it are counted on the day on which they would have fallen due', () => {
    const dueAt = at('03-09 10:00:00');
    expect(outcome(['03-02 09:00:00 pat opens', '03-02 09:30:00 bob writes', solved]).firstContact).toEqual({
      known: false,
      reason: 'colleague-replied-before',
      at: dueAt,
    });
    expect(outcome([...begun, solved], { complete: false }).firstContact).toMatchObject({ at: dueAt });
    expect(outcome([...begun, solved], { suspectLines: [3] }).firstContact).toMatchObject({ at: dueAt });
  });
});

/** First response: whose it is, what ends it, and where my own clock starts. */
import { describe, expect, it } from 'vitest';
import { at, outcome } from './storyteller.ts';

const opened = '03-02 09:00:00 pat opens';
const replied = '03-02 10:00:00 anna writes';

/** Start of my clock, `MM-DD HH:MM:SS`. */
function mineFrom(lines: string[]) {
  const { firstResponse } = outcome([opened, ...lines, replied]);
  return firstResponse.known ? firstResponse.mineFrom : firstResponse.reason;
}

describe('my clock starts', () => {
  it.each([
    ['at creation when nobody assigned it', [], '09:00:00'],
    ['at creation when I took it', ['03-02 09:10:00 anna takes'], '09:00:00'],
    ['when a colleague gave it to me', ['03-02 09:10:00 bob gives anna'], '09:10:00'],
    ['when a rule gave it to me', ['03-02 09:10:00 rule gives anna'], '09:10:00'],
    ['when somebody unknown gave it to me', ['03-02 09:10:00 ? gives anna'], '09:10:00'],
    [
      'at the first assignment of an unbroken ownership, though it was repeated',
      ['03-02 09:10:00 bob gives anna', '03-02 09:20:00 bob gives anna'],
      '09:10:00',
    ],
    [
      'at the last one when a colleague had it in between',
      ['03-02 09:10:00 bob gives anna', '03-02 09:20:00 anna gives bob', '03-02 09:30:00 bob gives anna'],
      '09:30:00',
    ],
    [
      'at the last one when it was nobody’s in between',
      ['03-02 09:10:00 bob gives anna', '03-02 09:20:00 bob unassigns', '03-02 09:30:00 bob gives anna'],
      '09:30:00',
    ],
    [
      'at creation when I took it back myself',
      ['03-02 09:10:00 bob gives anna', '03-02 09:20:00 bob takes', '03-02 09:30:00 anna takes'],
      '09:00:00',
    ],
    [
      'at creation when a colleague confirms what I took myself',
      ['03-02 09:10:00 anna takes', '03-02 09:20:00 bob gives anna'],
      '09:00:00',
    ],
    [
      'at creation when the ticket is a colleague’s by now',
      ['03-02 09:10:00 bob gives anna', '03-02 09:20:00 bob takes'],
      '09:00:00',
    ],
    ['at the hand-off from a bot', ['03-02 09:30:00 bot hands-off'], '09:30:00'],
    [
      'at the assignment that followed a hand-off',
      ['03-02 09:30:00 bot hands-off', '03-02 09:40:00 rule gives anna'],
      '09:40:00',
    ],
    [
      'at the hand-off that followed an assignment',
      ['03-02 09:10:00 rule gives anna', '03-02 09:30:00 bot hands-off'],
      '09:30:00',
    ],
    [
      'at the last of two hand-offs, whoever took it then',
      ['03-02 09:10:00 bot hands-off', '03-02 09:30:00 bot hands-off', '03-02 09:40:00 anna takes'],
      '09:30:00',
    ],
  ])('%s', (_, lines, start) => {
    expect(mineFrom(lines)).toBe(at(`03-02 ${start}`));
  });

  it('where what came after the reply changes nothing', () => {
    const { firstResponse } = outcome([opened, replied, '03-02 11:00:00 bob gives anna']);
    expect(firstResponse).toMatchObject({ mineFrom: at('03-02 09:00:00') });
  });

  it.each([
    ['? gives anna', true],
    ['bob gives anna', false],
    ['rule gives anna', false],
    ['anna takes', false],
  ])('%s: flagged as assigned by nobody known: %s', (deed, assignerUnknown) => {
    expect(outcome([opened, `03-02 09:10:00 ${deed}`, replied]).firstResponse).toMatchObject({
      assignerUnknown,
    });
  });

  it.each([
    ['an assignment before creation', '03-02 08:59:00 bob gives anna', []],
    ['a hand-off before creation', '03-02 08:59:00 bot hands-off', []],
    ['an assignment from the future', '03-02 09:10:00 bob gives anna', [2]],
  ])("%s leaves my clock unknown and the customer's as it is", (_, line, suspectLines) => {
    const { firstResponse } = outcome([opened, line, replied], { suspectLines });
    expect(firstResponse).toMatchObject({
      known: true,
      createdAt: at('03-02 09:00:00'),
      repliedAt: at('03-02 10:00:00'),
    });
    expect(firstResponse).not.toHaveProperty('mineFrom');
  });
});

describe('the reply that ends it', () => {
  it.each([
    ['is no note', ['03-02 09:10:00 anna notes']],
    ['is no message of a rule', ['03-02 09:10:00 rule writes']],
    ['is no message of a bot', ['03-02 09:10:00 bot writes']],
    ["is no customer's message", ['03-02 09:10:00 pat writes']],
    ['is no change of status', ['03-02 09:10:00 anna sets pending']],
  ])('%s', (_, lines) => {
    expect(outcome([opened, ...lines, replied]).firstResponse).toMatchObject({
      repliedAt: at('03-02 10:00:00'),
    });
  });

  it('is the first one only', () => {
    expect(outcome([opened, replied, '03-02 10:30:00 anna writes']).firstResponse).toMatchObject({
      repliedAt: at('03-02 10:00:00'),
    });
  });

  it("is the sender's, whoever owns the ticket", () => {
    const lines = [opened, '03-02 09:10:00 bob takes', replied];
    expect(outcome(lines).firstResponse.known).toBe(true);
    expect(outcome(lines, { me: 'bob' }).firstResponse).toEqual({
      known: false,
      reason: 'answered-by-colleague',
    });
  });

  it('where the beginning was not seen counts nowhere, on the day of my first reply', () => {
    const lines = ['03-02 09:30:00 bob writes', replied];
    expect(outcome(lines, { complete: false }).firstResponse).toEqual({
      known: false,
      reason: 'first-message-not-seen',
      at: at('03-02 10:00:00'),
    });
    expect(outcome(lines, { complete: false, me: 'kim' }).firstResponse).toEqual({
      known: false,
      reason: 'first-message-not-seen',
    });
  });

  it('on an impossible instant is left out on its own day', () => {
    expect(outcome([opened, '03-01 23:00:00 anna writes']).firstResponse).toEqual({
      known: false,
      reason: 'impossible-order',
      at: at('03-01 23:00:00'),
    });
  });
});

describe('a ticket that an agent opened', () => {
  it.each([
    ['she follows up on her own message', ['03-02 09:05:00 anna writes', '03-02 09:10:00 pat writes']],
    ['a rule answers in between', ['03-02 09:10:00 pat writes', '03-02 09:11:00 rule writes']],
    ['a colleague notes in between', ['03-02 09:10:00 pat writes', '03-02 09:11:00 bob notes']],
  ])('in public: %s, the clock ends with the reply to the customer', (_, lines) => {
    expect(outcome(['03-02 09:00:00 anna opens', ...lines, replied]).firstResponse).toMatchObject({
      createdAt: at('03-02 09:00:00'),
      repliedAt: at('03-02 10:00:00'),
      phone: false,
    });
  });

  it('in public by a colleague: the reply to the customer is mine', () => {
    const told = outcome(['03-02 09:00:00 bob opens', '03-02 09:10:00 pat writes', replied]);
    expect(told.firstResponse).toMatchObject({ known: true, repliedAt: at('03-02 10:00:00') });
  });

  it("with the customer's words: an ordinary ticket", () => {
    const told = outcome(['03-02 09:00:00 anna creates', '03-02 09:00:00 pat writes', replied]);
    expect(told.firstResponse).toMatchObject({ known: true, phone: false });
  });

  it('as a note: every public reply counts, also to a customer who never wrote', () => {
    const told = outcome(['03-02 09:00:00 bob files', replied]);
    expect(told.firstResponse).toMatchObject({
      known: true,
      createdAt: at('03-02 09:00:00'),
      phone: true,
    });
  });

  it('as a note waits from creation', () => {
    expect(outcome(['03-02 09:00:00 anna files']).waiting).toEqual({
      for: 'first-reply',
      since: at('03-02 09:00:00'),
    });
  });
});

describe('waiting for the next reply', () => {
  const asked = ['03-02 11:00:00 pat writes', '03-02 11:30:00 pat writes'];
  it.each([
    ['since the earliest unanswered message', asked, '03-02 11:00:00'],
    ['though noted meanwhile', [...asked, '03-02 11:40:00 anna notes'], '03-02 11:00:00'],
    ['though a rule answered', [...asked, '03-02 11:40:00 rule writes'], '03-02 11:00:00'],
    ['not once answered', [...asked, '03-02 11:40:00 bob writes'], undefined],
    ['not once solved', [...asked, '03-02 11:40:00 anna solves'], undefined],
    ['not once closed', [...asked, '03-02 11:40:00 rule closes'], undefined],
  ])('%s', (_, lines, since) => {
    expect(outcome([opened, replied, ...lines]).waiting).toEqual(
      since && { for: 'next-reply', since: at(since) },
    );
  });
});

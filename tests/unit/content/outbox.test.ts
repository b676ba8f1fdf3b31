import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOutbox } from '../../../lib/content/outbox.ts';
import type { AttentionReport } from '../../../lib/domain/attention.ts';

const report = (at: number): AttentionReport => ({ ticket: '5', seq: at, at, inputAt: at, state: 'active' });

/** An outbox and the instants that the worker took, in order. */
function outboxWith(takes: (at: number) => boolean) {
  const taken: number[] = [];
  let most = 0;
  let inFlight = 0;
  const outbox = createOutbox(async ({ at }) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    await Promise.resolve();
    inFlight -= 1;
    if (takes(at)) taken.push(at);
    return takes(at);
  });
  return { outbox, taken, most: () => most };
}
const settle = () => vi.waitFor(() => new Promise((resolve) => setTimeout(resolve)));

test('nothing leaves before it is known whose attention it is; then all of it, in order, one by one', async () => {
  const { outbox, taken, most } = outboxWith(() => true);
  for (const at of [1, 2, 3]) outbox.add(report(at));
  await settle();
  expect(taken).toEqual([]);
  outbox.open();
  outbox.add(report(4));
  await settle();
  expect(taken).toEqual([1, 2, 3, 4]);
  expect(most()).toBe(1);
});

test('what the worker did not take stays, and goes first', async () => {
  let isUp = false;
  const { outbox, taken } = outboxWith(() => isUp);
  outbox.open();
  outbox.add(report(1));
  await settle();
  isUp = true;
  outbox.add(report(2));
  await settle();
  expect(taken).toEqual([1, 2]);
});

describe('a page that goes', () => {
  test('sends all that waits, in order, though nobody took the first', async () => {
    const sent: number[] = [];
    const outbox = createOutbox(({ at }) => {
      sent.push(at);
      return new Promise(() => {});
    });
    outbox.open();
    for (const at of [1, 2, 3]) outbox.add(report(at));
    expect(sent).toEqual([1]);
    outbox.hurry();
    expect(sent).toEqual([1, 1, 2, 3]);
  });

  test('tells nothing of somebody who is not known', () => {
    const { outbox, taken } = outboxWith(() => true);
    outbox.add(report(1));
    outbox.hurry();
    expect(taken).toEqual([]);
  });
});

test('an hour of heartbeats is kept, the oldest goes', async () => {
  const { outbox, taken } = outboxWith(() => true);
  for (let at = 1; at <= 300; at += 1) outbox.add(report(at));
  outbox.open();
  await settle();
  expect([taken.length, taken[0], taken.at(-1)]).toEqual([240, 61, 300]);
});

test('what somebody else did is let go, also when they are recorded from now on', async () => {
  const { outbox, taken } = outboxWith(() => true);
  outbox.add(report(1));
  outbox.discard();
  outbox.add(report(2));
  await settle();
  expect(taken).toEqual([]);
  outbox.open();
  outbox.add(report(3));
  await settle();
  expect(taken).toEqual([3]);
});

describe('the last report of a page that is looked at no more', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('goes out again by itself, each time after a longer while', async () => {
    let isUp = false;
    const asked: number[] = [];
    const outbox = createOutbox(async () => {
      asked.push(Date.now());
      return isUp;
    });
    const start = Date.now();
    outbox.open();
    outbox.add(report(1));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.map((at) => at - start)).toEqual([0, 1_000, 3_000, 7_000]);
    isUp = true;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('not once nobody is to take it', async () => {
    const outbox = createOutbox(async () => false);
    outbox.open();
    outbox.add(report(1));
    await vi.advanceTimersByTimeAsync(0);
    outbox.discard();
    expect(vi.getTimerCount()).toBe(0);
  });
});

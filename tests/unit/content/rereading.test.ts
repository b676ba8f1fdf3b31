import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepRereading } from '../../../lib/content/rereading.ts';
import type { ReadAnswer } from '../../../lib/messaging/page-status.ts';
import type { Answer, Answers } from '../../../lib/messaging/protocol.ts';

type Next = Answer<Answers['reread']>;
const second = 1_000;
const start = Date.parse('2026-03-02T09:00:00Z');

/** What was asked and read: `<seconds> …`. */
let calls: string[];
let answers: Next[];
let controller: AbortController;
let isInvalid: boolean;
let reading: () => Promise<ReadAnswer>;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  [calls, answers, isInvalid] = [[], [], false];
  controller = new AbortController();
  reading = async () => ({});
  const note = (what: string) => calls.push(`${(Date.now() - start) / second} ${what}`);
  const lifetime = {
    signal: controller.signal,
    get isInvalid() {
      return isInvalid || controller.signal.aborted;
    },
  };
  keepRereading(
    lifetime,
    async (last) => {
      note(`ask ${JSON.stringify(last) ?? '-'}`);
      return answers.shift() ?? { ok: true, value: { waitMs: 600 * second } };
    },
    async (ref) => {
      note(`read ${JSON.stringify(ref)}`);
      return reading();
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * second);
const next = (value: Answers['reread']): Next => ({ ok: true, value });

test('asks after a while, reads what it is told, and tells how that ended when it asks again', async () => {
  answers = [
    next({ ticket: '5', waitMs: 60 * second }),
    next({ ticket: '6', base: '/rt', waitMs: 60 * second }),
  ];
  await wait(60);
  reading = async () => ({ failure: 'rate-limited', retryAt: 7 });
  await wait(3600);
  expect(calls.slice(0, 5)).toEqual([
    '10 ask -',
    '10 read {"ticket":"5"}',
    '70 ask {"ticket":"5"}',
    '70 read {"ticket":"6","base":"/rt"}',
    '130 ask {"ticket":"6","failure":"rate-limited","retryAt":7}',
  ]);
  expect(calls[5]).toBe('730 ask -');
});

test('one at a time: the pause begins when a reading has ended', async () => {
  answers = [next({ ticket: '5', waitMs: 60 * second })];
  reading = () => new Promise((resolve) => setTimeout(() => resolve({}), 30 * second));
  await wait(120);
  expect(calls).toEqual(['10 ask -', '10 read {"ticket":"5"}', '100 ask {"ticket":"5"}']);
});

test('a worker that cannot say is asked again in a minute', async () => {
  answers = [{ ok: false, refusal: 'internal' }];
  await wait(75);
  expect(calls).toEqual(['10 ask -', '70 ask -']);
});

test.each<[string, () => void]>([
  ['ended', () => controller.abort()],
  ['lost its extension', () => (isInvalid = true)],
])('a page that has %s asks no more', async (_, end) => {
  answers = [next({ waitMs: 20 * second })];
  await wait(15);
  end();
  await wait(3600);
  expect(calls).toEqual(['10 ask -']);
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerRequest, keepRereading } from '../../../lib/content/rereading.ts';
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
  const note = (what: string) => calls.push(`${Math.floor((Date.now() - start) / second)} ${what}`);
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

test('asks after a while, reads what it is told, and tells at once how that ended: the page may go any time', async () => {
  answers = [
    next({ ticket: '5', waitMs: 60 * second }),
    next({ waitMs: 60 * second }),
    next({ ticket: '6', base: '/rt', waitMs: 60 * second }),
    next({ waitMs: 420 * second }),
  ];
  await wait(60);
  reading = async () => ({ failure: 'rate-limited', retryAt: 7 });
  await wait(3600);
  expect(calls.slice(0, 7)).toEqual([
    '10 ask -',
    '10 read {"ticket":"5"}',
    '10 ask {"ticket":"5"}',
    '70 ask -',
    '70 read {"ticket":"6","base":"/rt"}',
    '70 ask {"ticket":"6","failure":"rate-limited","retryAt":7}',
    '490 ask -',
  ]);
});

test('one at a time: it asks again when a reading has ended', async () => {
  answers = [next({ ticket: '5', waitMs: 60 * second })];
  reading = () => new Promise((resolve) => setTimeout(() => resolve({}), 30 * second));
  await wait(120);
  expect(calls).toEqual(['10 ask -', '10 read {"ticket":"5"}', '40 ask {"ticket":"5"}']);
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

describe('the worker asks to read one', () => {
  const asked = async (wanted?: string, viewer?: string) => {
    const reads: object[] = [];
    const reader = {
      viewers: () => ({ ...(viewer !== undefined && { viewer }) }),
      readBehind: async (ref: object) => {
        reads.push(ref);
        return {};
      },
    };
    const read = { ticket: '5', base: '/rt', ...(wanted !== undefined && { viewer: wanted }) };
    const answer = await answerRequest({ read }, reader);
    return [answer, reads];
  };

  test.each([
    ['whoever is signed in is meant', '12', '12'],
    ['it is not known who is signed in', '12', undefined],
    ['it is not known who is meant', undefined, '13'],
  ])('%s: it is read', async (_, wanted, viewer) => {
    expect(await asked(wanted, viewer)).toEqual([{}, [{ ticket: '5', base: '/rt' }]]);
  });

  test('not with the session of somebody else', async () => {
    expect(await asked('12', '13')).toEqual([{ failure: 'busy' }, []]);
  });
});

/** What the agent says of their work, as it goes to the worker, and what becomes of a refusal. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingKey } from '../../../lib/db/schema.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { filingVersion } from '../../../lib/domain/filing.ts';
import { correct, undoCorrection } from '../../../lib/stores/correcting.ts';
import { readChosen, saveCounting } from '../../../lib/stores/counting.ts';
import { setPaused } from '../../../lib/stores/pausing.ts';
import { installAfresh } from '../background/fresh.ts';

const usual = defaultDefinitions('UTC');
const sent: { type: string; body: { correction?: { id: string } } }[] = [];
let answer: unknown;
vi.mock('../../../lib/platform/runtime.ts', () => ({
  sendToWorker: async (message: (typeof sent)[number]) => {
    sent.push(message);
    return answer;
  },
}));

beforeEach(async () => {
  await installAfresh();
  sent.length = 0;
  answer = { ok: true, value: {} };
});

const key = { connection: 'c1', ticket: '7' };
const said = { from: 0, to: 60_000, ms: 5_000, reason: 'interrupted' } as const;
const refused = { ok: false, refusal: 'bad-message', detail: 'ms' };

describe('a correction', () => {
  test('goes with an id, by which it is undone', async () => {
    const made = await correct({ ...key, pieces: [] } as typeof key, said);
    const [message] = sent;
    expect(message).toMatchObject({ type: 'correct', body: { ...key, correction: said } });
    expect(message?.body).not.toHaveProperty('pieces');
    const { id = '' } = message?.body.correction ?? {};
    expect(message?.body).toMatchObject({
      correction: { id: expect.any(String), madeAt: expect.any(Number) },
    });
    expect(made).toEqual({ ok: true, id });
    expect(await undoCorrection(key, id)).toBeUndefined();
    expect(sent[1]).toEqual({ type: 'undoCorrection', body: { ...key, correction: id } });
  });

  test('that is refused says why', async () => {
    answer = refused;
    expect(await correct(key, said)).toEqual({ ok: false, detail: 'ms' });
    expect(await undoCorrection(key, 'x')).toBe('ms');
  });
});

test('a pause, and one that is refused', async () => {
  expect(await setPaused(true)).toBeUndefined();
  answer = { ok: false, refusal: 'internal' };
  expect(await setPaused(false)).toBe('internal');
  expect(sent.map(({ body }) => body)).toEqual([{ isPaused: true }, { isPaused: false }]);
});

describe('what counts as work', () => {
  test('is saved beside what was chosen and is still being filed', async () => {
    const filed = { definitions: usual, version: filingVersion };
    const next = { ...usual, fcrWindowDays: 3 };
    const refiling = { definitions: next, version: filingVersion, done: 1, total: 9 };
    await (await openDatabase()).put('filing', { now: filed, next: refiling }, filingKey);
    expect(await readChosen()).toEqual(next);
    const counting = { ...usual, idleLimitMs: 90_000, countsElsewhere: true };
    expect(await saveCounting(counting)).toBeUndefined();
    expect(sent).toEqual([
      { type: 'define', body: { definitions: { ...next, idleLimitMs: 90_000, countsElsewhere: true } } },
    ]);
  });

  test('that is refused says why', async () => {
    answer = refused;
    expect(await saveCounting(usual)).toBe('ms');
  });

  test('that cannot be read before says why', async () => {
    await openDatabase();
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new Error('no room');
    });
    expect(await saveCounting(usual)).toBe('no room');
    expect(sent).toEqual([]);
  });
});

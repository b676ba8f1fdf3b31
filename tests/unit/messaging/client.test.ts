import { expect, test, vi } from 'vitest';
import { ask, askAgain } from '../../../lib/messaging/client.ts';

const sent = vi.hoisted(() => vi.fn<() => Promise<unknown>>());
vi.mock('../../../lib/platform/runtime.ts', () => ({ sendToWorker: sent }));

const lost = () => Promise.reject(new Error('the port was closed'));
const attached = () => Promise.resolve({ ok: true, value: { connected: true, meanings: {} } });
const refused = () => Promise.resolve({ ok: false, refusal: 'not-connected' });

function workerThat(...answers: (() => Promise<unknown>)[]): void {
  sent.mockReset();
  for (const answer of answers) sent.mockImplementationOnce(answer);
}
const attach = { helpdesk: 'zendesk' } as const;

test('a worker that cannot answer is a refusal', async () => {
  workerThat(lost);
  expect(await ask('attach', attach)).toEqual({ ok: false, refusal: 'internal', detail: 'Error' });
});

test.each([
  ['stopped over it twice: asked until it answers', [lost, lost, attached], true, 3],
  ['stopped over it again and again: let be', [lost, lost, lost, lost, lost, attached], false, 5],
  ['that refuses: asked once', [refused, attached], false, 1],
  ['that answers: asked once', [attached, attached], true, 1],
])('a worker %s', async (_, answers, isOk, times) => {
  workerThat(...answers);
  vi.useFakeTimers();
  const answer = askAgain('attach', attach);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect((await answer).ok).toBe(isOk);
  expect(sent).toHaveBeenCalledTimes(times);
});

/** Sends a message to the worker. Never throws: a worker that cannot answer is a refusal too. */
import { after } from '../platform/clock.ts';
import { sendToWorker } from '../platform/runtime.ts';
import type { Answer, Answers, MessageBody, MessageName } from './protocol.ts';

export async function ask<Name extends MessageName>(
  type: Name,
  body: MessageBody<Name>,
): Promise<Answer<Answers[Name]>> {
  try {
    const answer = await sendToWorker({ type, body });
    return (answer as Answer<Answers[Name]> | undefined) ?? { ok: false, refusal: 'internal' };
  } catch (error) {
    return { ok: false, refusal: 'internal', detail: (error as Error).name };
  }
}

/** Before each further attempt. */
const pausesMs = [0, 100, 500, 2_000];

/** The same for a message that may come twice: a worker that was stopped over it, or that failed, is asked again. */
export async function askAgain<Name extends MessageName>(
  type: Name,
  body: MessageBody<Name>,
): Promise<Answer<Answers[Name]>> {
  let answer = await ask(type, body);
  for (const pauseMs of pausesMs) {
    if (answer.ok || answer.refusal !== 'internal') break;
    if (pauseMs > 0) await new Promise<void>((resolve) => after(pauseMs, resolve));
    answer = await ask(type, body);
  }
  return answer;
}

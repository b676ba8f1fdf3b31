/** Sends a message to the worker. Never throws: a worker that cannot answer is a refusal too. */
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

const attempts = 3;

/** The same for a message that may come twice: a worker that was stopped over it, or that failed, is asked again. */
export async function askAgain<Name extends MessageName>(
  type: Name,
  body: MessageBody<Name>,
): Promise<Answer<Answers[Name]>> {
  let answer = await ask(type, body);
  for (let attempt = 1; attempt < attempts && !answer.ok && answer.refusal === 'internal'; attempt += 1) {
    answer = await ask(type, body);
  }
  return answer;
}

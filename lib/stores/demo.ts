/** The demo data: made on a page, stored by the worker, shown as a profile of its own, gone with one click. */
import { demoProfile } from '../domain/profile.ts';
import { ask } from '../messaging/client.ts';
import { now } from '../platform/clock.ts';
import { ownTimeZone } from '../platform/time-zone.ts';
import { isDemo } from './overview.ts';
import { choose, chooseProfile, popup } from './popup.ts';
import { goTo } from './welcome.ts';

const { getState, setState } = popup;

/** Everybody looks at the same work. */
const seed = 7;
const chunkSize = 25;

/** @param onProgress from 0 to 1 @returns why there is none, or nothing */
export async function lookAround(onProgress: (share: number) => void): Promise<string | undefined> {
  const isThere = getState().overview?.connections.some(isDemo);
  const refusal = isThere ? undefined : await makeDemo(onProgress);
  if (refusal) return refusal;
  if (!getState().welcome?.isDone) await goTo('connect');
  setState({ view: { name: 'overview' }, trail: [], isDemoGone: false });
  await chooseProfile(demoProfile);
  return undefined;
}

async function makeDemo(onProgress: (share: number) => void): Promise<string | undefined> {
  // A generator that most never need is not part of what opens with the popup.
  const { demoTickets } = await import('../exchange/demo-tickets.ts');
  const tickets = demoTickets(seed, now(), ownTimeZone());
  for (let done = 0; done < tickets.length; done += chunkSize) {
    onProgress(done / tickets.length);
    const answer = await ask('demo', { tickets: tickets.slice(done, done + chunkSize) });
    if (!answer.ok) return answer.detail ?? answer.refusal;
  }
  return undefined;
}

/** @returns why it is still there, or nothing */
export async function removeDemo(): Promise<string | undefined> {
  const connection = getState().overview?.connections.find(isDemo)?.id;
  if (connection === undefined) return undefined;
  const answer = await ask('disconnect', { connection, data: 'delete' });
  if (!answer.ok) return answer.detail ?? answer.refusal;
  setState({ view: { name: 'overview' }, trail: [], isDemoGone: true });
  await choose({ profile: undefined, helpdesk: undefined, channel: undefined });
  return undefined;
}

/** Which ticket the popup's card shows, and what it says of it. */
import { beforeEach, expect, test } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import type { PageStatus } from '../../../lib/messaging/page-status.ts';
import type { Front } from '../../../lib/stores/front.ts';
import { readRunning } from '../../../lib/stores/running.ts';
import { anna, contents, origin, snapshot, solved } from '../background/a-ticket.ts';
import { installAfresh } from '../background/fresh.ts';
import { world } from '../fake-browser.ts';

const page = { origin };
let seq = 0;
let begunAt = 0;

async function report(agoS: number, state: 'active' | 'away'): Promise<void> {
  seq += 1;
  const at = begunAt - agoS * 1000;
  const said = { source: 'tab', seq, at, inputAt: at, state };
  await handlers.attend({ helpdesk: 'zendesk', viewer: anna.id, ticket: '5', ...said }, page);
}

async function frontWith(fields: Partial<PageStatus>, isOwn = true): Promise<Front> {
  const [connection] = (await contents()).connections;
  if (!connection) throw new Error('no connection');
  const reading = { state: 'reading' } as const;
  return {
    kind: 'recorded',
    connection,
    isOwn,
    tabId: 1,
    status: { helpdesk: 'zendesk', reading, ...fields },
  };
}

beforeEach(async () => {
  begunAt = Date.now();
  await installAfresh();
  world.granted.add(`${origin}/*`);
  await handlers.connect({ helpdesk: 'zendesk', origin });
  await handlers.record(snapshot(solved), page);
});

test('nothing: no ticket in front, and none was worked on', async () => {
  expect(await readRunning({ kind: 'elsewhere' })).toEqual({
    ticket: undefined,
    isInFront: false,
    time: undefined,
    booked: undefined,
    pausedAt: undefined,
    shortcut: 'Alt+Shift+P',
  });
});

test('the one that goes on, whatever tab is in front', async () => {
  await report(20, 'active');
  const running = await readRunning({ kind: 'elsewhere' });
  expect(running).toMatchObject({ ticket: { ticket: '5' }, isInFront: false });
  expect(running.time?.doing).toEqual({ state: 'counting' });
  expect(Math.round((running.time?.handleMs ?? 0) / 1000)).toBe(20);
});

test('the one that was left for the popup', async () => {
  await report(20, 'active');
  await report(10, 'away');
  const running = await readRunning(await frontWith({}));
  expect(running).toMatchObject({
    ticket: { ticket: '5' },
    time: { handleMs: 10_000, doing: { state: 'waiting' } },
  });
});

test('the one in front before one that was left; of somebody else’s nothing is counted', async () => {
  await report(20, 'active');
  await report(10, 'away');
  expect(await readRunning(await frontWith({ ticket: '6' }))).toMatchObject({
    ticket: { ticket: '6' },
    isInFront: true,
    time: { handleMs: 0 },
  });
  const others = await readRunning(await frontWith({ ticket: '5' }, false));
  expect([others.ticket?.ticket, others.time]).toEqual(['5', undefined]);
});

test('the pause', async () => {
  await handlers.pause({ isPaused: true });
  const { pausedAt, time } = await readRunning(await frontWith({ ticket: '5' }));
  expect(time?.doing).toEqual({ state: 'paused', since: pausedAt });
});

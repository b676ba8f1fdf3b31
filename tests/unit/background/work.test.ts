/** What the machine, the keyboard and the agent do to the work that goes on, through the worker. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { startWorker } from '../../../lib/background/start.ts';
import type { Correction } from '../../../lib/domain/corrections.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { announceMachine, pressCommand, world } from '../fake-browser.ts';
import { anna, contents, filed, origin, snapshot, solved } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const page = { origin };
const connection = `zendesk@${origin}`;
const key = { connection, ticket: '5' };
const secondMs = 1000;
let seq = 0;

/** The page's report, so many seconds ago. */
function report(
  agoS: number,
  state: 'active' | 'away' = 'active',
  over: { frame?: true; inputAgoS?: number; ticket?: string } = {},
) {
  seq += 1;
  const { frame, inputAgoS = agoS, ticket = '5' } = over;
  const at = Date.now() - agoS * secondMs;
  return handlers.attend(
    {
      helpdesk: 'zendesk',
      viewer: anna.id,
      ticket,
      source: `tab of ${ticket}`,
      seq,
      at,
      inputAt: Date.now() - inputAgoS * secondMs,
      state,
      ...(frame && { frame }),
    },
    page,
  );
}

const work = async () => (await contents()).work[0];
const ticket = async () => (await contents()).tickets[0];
/** To the second. */
const seconds = (spans: readonly { from: number; to: number }[] = []) =>
  Math.round(spans.reduce((sum, { from, to }) => sum + to - from, 0) / secondMs);
const recordedS = async () => seconds((await ticket())?.spans);

beforeEach(async () => {
  await installAfresh();
  startWorker();
  world.granted.add(`${origin}/*`);
  await handlers.connect({ helpdesk: 'zendesk', origin });
  await handlers.record(snapshot(solved), page);
});

describe('a pause', () => {
  test('ends what is counted, and is there after a restart until it is ended', async () => {
    await report(20);
    await handlers.pause({ isPaused: true });
    expect(await recordedS()).toBe(20);
    await report(0);
    startWorker();
    expect(await work()).toMatchObject({ pausedAt: expect.any(Number), open: { ticket: '5' } });
    expect(world.badge).toBe('II');
    const remindsInMin = () => Math.round(((world.alarms.get('nudges') ?? 0) - Date.now()) / 60_000);
    await vi.waitFor(() => expect(remindsInMin()).toBe(15));
    await handlers.pause({ isPaused: false });
    expect(world.badge).toBe('');
    await vi.waitFor(() => expect(world.alarms.size).toBe(0));
    expect(await work()).not.toHaveProperty('pausedAt');
    expect(await recordedS()).toBe(20);
  });

  test('by the keyboard: on, and off again', async () => {
    pressCommand('another');
    pressCommand('pause');
    await vi.waitFor(async () => expect(await work()).toHaveProperty('pausedAt'));
    pressCommand('pause');
    await vi.waitFor(async () => expect(await work()).not.toHaveProperty('pausedAt'));
  });
});

test('what the agent does just after a report came is counted after it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const goOn = (ms: number) => vi.setSystemTime(Date.now() + ms);
  await handlers.pause({ isPaused: true });
  goOn(5 * secondMs);
  await report(0, 'active', { ticket: '6' });
  await report(0, 'away', { ticket: '6' });
  goOn(5 * secondMs);
  const turned = report(0);
  goOn(1);
  await Promise.all([turned, handlers.pause({ isPaused: false })]);
  goOn(10 * secondMs);
  await report(0, 'away');
  vi.useRealTimers();
  expect(await recordedS()).toBe(10);
});

describe('the machine', () => {
  test('locked ends what is counted', async () => {
    await report(20);
    announceMachine('locked');
    await vi.waitFor(async () => expect(await work()).not.toHaveProperty('open'));
    expect(await recordedS()).toBe(20);
  });

  test('idle ends it at the last input', async () => {
    await report(140);
    await report(125);
    await report(110, 'active', { inputAgoS: 125 });
    for (const agoS of [95, 80, 65, 50, 35, 20, 6]) await report(agoS, 'active', { inputAgoS: 125 });
    announceMachine('idle');
    await vi.waitFor(async () => expect(await work()).not.toHaveProperty('open'));
    expect(await recordedS()).toBe(15);
  });

  test('active again is no work by itself', async () => {
    announceMachine('active');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await work()).toBeUndefined();
  });

  test('is watched for as long as the idle limit, also after it changed', async () => {
    await vi.waitFor(() => expect(world.idleAfterS).toBe(120));
    await handlers.define({
      definitions: { ...(await definitionsNow()), idleLimitMs: 300_000 },
    });
    await vi.waitFor(() => expect(world.idleAfterS).toBe(300));
  });

  test('stands for input in a frame that cannot be seen into, and such time is marked', async () => {
    await report(14, 'active', { frame: true });
    await report(5, 'active', { frame: true, inputAgoS: 200 });
    const { inputAt = 0, ...open } = (await work())?.open ?? {};
    expect(open).toMatchObject({ frame: true });
    expect(Math.round((Date.now() - inputAt) / secondMs)).toBe(5);
    world.machine = 'idle';
    await report(0, 'active', { frame: true, inputAgoS: 200 });
    expect((await work())?.open?.inputAt).toBe(inputAt);
    await report(0, 'away');
    expect((await ticket())?.spans).toMatchObject([{ frame: true }]);
  });
});

test('what a page that goes sends all at once is heard in its order, however long the machine takes to answer', async () => {
  await report(40, 'active', { frame: true });
  world.machine = new Promise((resolve) => setTimeout(resolve, 50, 'active'));
  const sent = [report(12, 'active', { frame: true }), report(0, 'away')];
  await Promise.all(sent);
  expect(await recordedS()).toBe(40);
});

test('the machine says nothing of a time that a page tells of only now', async () => {
  for (const agoS of [200, 185, 170, 155, 140, 125, 110, 95, 80, 65])
    await report(agoS, 'active', { frame: true, inputAgoS: 200 });
  await report(50, 'away', { inputAgoS: 200 });
  expect(await recordedS()).toBe(0);
});

test('what a browser that was killed left open is counted at the next start, up to the last heartbeat', async () => {
  await report(500);
  await report(485);
  await fakeBrowser.runtime.onStartup.trigger();
  await vi.waitFor(async () => expect(await recordedS()).toBe(15));
  expect(await work()).not.toHaveProperty('open');
});

describe('a correction', () => {
  const said = (over: Partial<Correction> = {}): Correction => ({
    id: 'c1',
    madeAt: Date.now(),
    from: Date.now() - 600 * secondMs,
    to: Date.now(),
    ms: 5 * secondMs,
    reason: 'interrupted',
    ...over,
  });
  const handleTimes = async () =>
    (await filed('handle-time')).map((line) => Number(line.split(' ').at(-1)) / secondMs);

  beforeEach(async () => {
    // On the clock of the story, so that work was seen before the solve.
    const { openDatabase } = await import('../../../lib/db/connection.ts');
    const db = await openDatabase();
    const record = await db.get('tickets', [connection, '5']);
    const from = Date.parse('2026-03-02T09:40:00Z');
    if (record) await db.put('tickets', { ...record, spans: [{ from, to: from + 60 * secondMs }] });
    await handlers.record(snapshot(solved, { channel: 'email' }), page);
  });

  test('changes the figure; the original stays; undone, it is as it was', async () => {
    const from = Date.parse('2026-03-02T09:00:00Z');
    const correction = said({ from, to: from + 3_600_000, ms: 20 * secondMs });
    await handlers.correct({ ...key, correction });
    expect(await handleTimes()).toEqual([20]);
    expect((await ticket())?.spans).toHaveLength(1);
    await handlers.undoCorrection({ ...key, correction: 'c1' });
    expect(await handleTimes()).toEqual([60]);
    expect((await ticket())?.corrections).toMatchObject([{ id: 'c1', undoneAt: expect.any(Number) }]);
  });

  test('made twice is made once', async () => {
    const correction = said();
    await handlers.correct({ ...key, correction });
    await handlers.correct({ ...key, correction });
    expect((await ticket())?.corrections).toHaveLength(1);
  });

  test('of what is worked on right now speaks of what was measured until now', async () => {
    await report(20);
    await handlers.correct({ ...key, correction: said({ ms: 0 }) });
    expect(await work()).toMatchObject({ open: { ticket: '5' } });
    expect(await recordedS()).toBe(80);
  });

  test('longer than the time that went by is refused, and nothing stored', async () => {
    const correction = said({ ms: 601 * secondMs });
    await expect(handlers.correct({ ...key, correction })).rejects.toEqual(new Refused('bad-message', 'ms'));
    expect(await ticket()).not.toHaveProperty('corrections');
  });

  test('of a helpdesk whose tickets were deleted leaves nothing behind', async () => {
    await handlers.disconnect({ connection, data: 'delete' });
    await handlers.correct({ ...key, correction: said() });
    expect((await contents()).tickets).toEqual([]);
  });
});

async function definitionsNow() {
  const { openDatabase } = await import('../../../lib/db/connection.ts');
  const { filingKey } = await import('../../../lib/db/schema.ts');
  const state = await (await openDatabase()).get('filing', filingKey);
  if (!state) throw new Error('no definitions');
  return state.now.definitions;
}

import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { lookForNudges, nudgeAlarm } from '../../../lib/background/nudging.ts';
import { startWorker } from '../../../lib/background/start.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { weekdays } from '../../../lib/domain/schedule.ts';
import type { TicketEvent } from '../../../lib/domain/ticket.ts';
import { readBehindLogs } from '../../../lib/platform/behind-logs.ts';
import { writeNudgeSettings } from '../../../lib/platform/nudge-settings.ts';
import { writeTargets } from '../../../lib/platform/target-settings.ts';
import { announcePermissions, clickNotification, ring, world } from '../fake-browser.ts';
import { anna, bob, origin } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';
import { age, answered, connection, openTab, page, record, waiting } from './waiting-tickets.ts';

const minute = 60_000;
const hour = 60 * minute;
const notes = { badge: true, notify: true, leadMs: 15 * minute };
/** Of the default targets: a first response within two hours. Opened so, ten minutes are left. */
const openedAt = () => Date.now() - 110 * minute;

beforeEach(async () => {
  await installAfresh();
  world.granted.add('https://acme.zendesk.com/*');
  world.allowed.add('notifications');
  await handlers.connect({ helpdesk: 'zendesk', origin });
});

/** Whatever the last message set off. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  await lookForNudges();
}
/** Every clock a while later; timers go on. */
function pass(ms: number): void {
  const at = Date.now() + ms;
  vi.spyOn(Date, 'now').mockImplementation(() => at);
}
const ringsInMin = () => Math.round(((world.alarms.get(nudgeAlarm) ?? Number.NaN) - Date.now()) / minute);
const note = (ticket: string, minutes: number) =>
  `${JSON.stringify([connection, ticket])} nudge_title ${ticket} nudge_left ${minutes}`;

describe('the icon', () => {
  test('says how many will miss their limit soon, until they are answered; an alarm rings at the next turn', async () => {
    const opened = openedAt();
    await record('5', waiting(opened));
    await record('6', waiting(opened - hour));
    await record('7', waiting(Date.now()));
    await settle();
    expect([world.badge, world.title]).toEqual(['2', 'mark_limits 1 1']);
    expect(ringsInMin()).toBe(10);
    await record('5', answered(opened, Date.now()));
    await record('6', answered(opened - hour, Date.now()));
    await settle();
    expect(world.badge).toBe('');
    expect(ringsInMin()).toBe(105);
    expect(world.notifications).toEqual([]);
  });

  test('follows the settings and the targets at once, and off is off', async () => {
    startWorker();
    await record('5', waiting(openedAt()));
    await settle();
    expect(world.badge).toBe('1');
    await writeNudgeSettings({ ...notes, badge: false, notify: false });
    await vi.waitFor(() => expect([world.badge, world.alarms.size]).toEqual(['', 0]));
    await writeNudgeSettings({ ...notes, notify: false });
    await vi.waitFor(() => expect(world.badge).toBe('1'));
    await writeTargets([{ metric: 'first-response-time', statistic: 'median', value: 1 }]);
    await vi.waitFor(() => expect([world.badge, world.alarms.size]).toEqual(['', 0]));
  });

  test('a withdrawn access goes before, and comes back to the number', async () => {
    await record('5', waiting(openedAt()));
    world.granted.clear();
    await handlers.reconcile({});
    expect(world.badge).toBe('!');
    world.granted.add('https://acme.zendesk.com/*');
    await handlers.reconcile({});
    expect(world.badge).toBe('1');
  });

  test('disconnected: its tickets are nobody’s to answer', async () => {
    await record('5', waiting(openedAt()));
    await settle();
    await handlers.disconnect({ connection, data: 'keep' });
    await settle();
    expect([world.badge, world.alarms.size]).toEqual(['', 0]);
  });
});

describe('a notification', () => {
  const readIt = async (ticket: string) => {
    await record(ticket, waiting(openedAt()));
    return {};
  };
  /** Waits, and was read a while ago. */
  const prepareOld = async (ticket: string, agoMs = 5 * minute) => {
    await writeNudgeSettings({ ...notes, notify: false });
    await readIt(ticket);
    await settle();
    await age(ticket, agoMs);
  };
  beforeEach(() => writeNudgeSettings(notes));

  test('once for a ticket, with its number and the time left, however often it looks', async () => {
    startWorker();
    await record('5', waiting(openedAt()));
    await settle();
    expect(world.notifications).toEqual([note('5', 10)]);
    ring(nudgeAlarm);
    ring('another');
    await settle();
    expect(world.notifications).toHaveLength(1);
  });

  test('just before, the ticket is read again by an open tab', async () => {
    await writeNudgeSettings({ ...notes, notify: false });
    const opened = openedAt();
    await record('5', waiting(opened));
    await record('6', waiting(opened));
    await settle();
    await age('5', 5 * minute);
    await age('6', 5 * minute);
    const asked = openTab(async (ticket) => {
      await record(ticket, ticket === '5' ? answered(opened, Date.now() - 1_000) : waiting(opened));
      return {};
    });
    await writeNudgeSettings(notes);
    await settle();
    expect(asked.sort()).toEqual(['5', '6']);
    expect(world.notifications).toEqual([note('6', 10)]);
    expect(world.badge).toBe('1');
  });

  test.each<[string, () => void]>([
    ['nobody is signed in', () => openTab(async () => ({ failure: 'logged-out' }))],
    ['the tab does not answer', () => world.tabs.push({ id: 8, url: `${origin}/x` })],
    ['it says that it read, and did not', () => openTab(async () => ({}))],
  ])('none where it cannot be read: %s; and it is asked for once in ten minutes', async (_, prepare) => {
    await prepareOld('5');
    prepare();
    await writeNudgeSettings(notes);
    await settle();
    world.tabs.length = 0;
    const again = openTab(async () => ({}));
    await settle();
    expect(world.notifications).toEqual([]);
    expect(again).toEqual([]);
    expect(ringsInMin()).toBe(1);
  });

  test.each<[string, () => void]>([
    ['no tab is open', () => {}],
    ['only a tab of another port', () => openTab(readIt, { url: `${origin}:8443/x` })],
    ['the tab is asleep', () => openTab(readIt, { discarded: true })],
  ])('none where nobody can be asked: %s; until somebody can', async (_, prepare) => {
    await prepareOld('5');
    prepare();
    await writeNudgeSettings(notes);
    await settle();
    expect(world.notifications).toEqual([]);
    world.tabs.length = 0;
    const asked = openTab(readIt);
    await settle();
    expect(asked).toEqual(['5']);
    expect(world.notifications).toEqual([note('5', 10)]);
  });

  test('a tab that is busy leaves it to the next one', async () => {
    await prepareOld('5');
    const first = openTab(async () => ({ failure: 'busy' }));
    const second = openTab(readIt, { id: 8 });
    await writeNudgeSettings(notes);
    await settle();
    expect([first, second]).toEqual([['5'], ['5']]);
    expect(world.notifications).toEqual([note('5', 10)]);
    expect((await readBehindLogs())[connection]?.today.counts).toEqual({ nudge: 1 });
  });

  test('where all are busy, they are asked again a minute later', async () => {
    pass(0);
    await prepareOld('5');
    const asked = openTab(async () => ({ failure: 'busy' }));
    await writeNudgeSettings(notes);
    await settle();
    expect(asked).toEqual(['5']);
    pass(minute);
    await settle();
    expect(asked).toEqual(['5', '5']);
  });

  test('also of what was read behind the page a few minutes ago', async () => {
    pass(0);
    await prepareOld('5', 20 * minute);
    expect(await handlers.reread({ helpdesk: 'zendesk' }, page)).toMatchObject({ ticket: '5' });
    await readIt('5');
    await handlers.reread({ helpdesk: 'zendesk', last: { ticket: '5' } }, page);
    pass(3 * minute);
    const asked = openTab(readIt);
    await writeNudgeSettings(notes);
    await settle();
    expect(asked).toEqual(['5']);
    expect(world.notifications).toHaveLength(1);
  });

  test('the helpdesk is not asked before the end of its refusal', async () => {
    pass(0);
    await prepareOld('5');
    const last = { ticket: '9', failure: 'rate-limited', retryAt: Date.now() + 5 * minute };
    await handlers.reread({ helpdesk: 'zendesk', last }, page);
    const asked = openTab(readIt);
    await writeNudgeSettings(notes);
    await settle();
    expect(asked).toEqual([]);
    pass(5 * minute);
    await settle();
    expect(asked).toEqual(['5']);
  });

  test('the page is told who must be signed in', async () => {
    await prepareOld('5');
    const requests: unknown[] = [];
    openTab(readIt);
    world.answers.set(7, async (message) => requests.push(message));
    await writeNudgeSettings(notes);
    await settle();
    expect(requests).toEqual([{ read: { ticket: '5', viewer: anna.id } }]);
  });

  test('once for what the customer waits for, though the agent’s own clock starts anew with an assignment', async () => {
    await writeTargets([
      { metric: 'first-response-time-mine', statistic: 'median', value: hour, limit: 10 * minute },
    ]);
    const given = (id: string, to: string, agoMs: number): TicketEvent => ({
      id,
      at: Date.now() - agoMs,
      type: 'assignment',
      by: bob,
      to,
    });
    const first = [...waiting(openedAt()), given('3', bob.id, 9 * minute), given('4', anna.id, 5 * minute)];
    await record('5', first);
    await settle();
    expect(world.notifications).toEqual([note('5', 5)]);
    pass(minute);
    await record('5', [...first, given('5', bob.id, 30_000), given('6', anna.id, 0)]);
    await settle();
    expect(world.notifications).toHaveLength(1);
  });

  test('once, though the helpdesk’s clock is ahead and the limit is no longer than the lead', async () => {
    pass(0);
    await writeTargets([
      { metric: 'first-response-time', statistic: 'median', value: hour, limit: 10 * minute },
    ]);
    await record('5', waiting(Date.now() + minute));
    await settle();
    expect(world.notifications).toHaveLength(1);
    pass(30_000);
    await settle();
    expect(world.notifications).toHaveLength(1);
  });

  test('a pause waits for none of it', async () => {
    await prepareOld('5');
    let answer = (_: object) => {};
    const asked = openTab(() => new Promise((resolve) => (answer = resolve)));
    await writeNudgeSettings(notes);
    const run = lookForNudges();
    await vi.waitFor(() => expect(asked).toEqual(['5']));
    const paused = handlers.pause({ isPaused: true });
    const isFirst = await Promise.race([
      paused.then(() => true),
      new Promise((resolve) => setTimeout(() => resolve(false), 500)),
    ]);
    answer({});
    await Promise.all([run, paused]);
    await settle();
    expect(isFirst).toBe(true);
  });

  test.each<[string, () => Promise<unknown> | unknown]>([
    ['switched off', () => writeNudgeSettings({ ...notes, notify: false })],
    ['not allowed by the browser', () => world.allowed.clear()],
    ['outside the shift', () => outsideShift('shift')],
    ['outside the support hours, where no shift is set', () => outsideShift('supportHours')],
  ])('none: %s', async (_, prepare) => {
    await prepare();
    const asked = openTab(async () => ({}));
    await record('5', waiting(openedAt()));
    await settle();
    expect(world.notifications).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('noted before it is shown: a worker that is stopped in between never shows it twice', async () => {
    world.onNotify = () => {
      throw new Error('stopped');
    };
    await writeNudgeSettings({ ...notes, notify: false });
    await record('5', waiting(openedAt()));
    await settle();
    await writeNudgeSettings(notes);
    await expect(lookForNudges()).rejects.toThrow('stopped');
    world.onNotify = undefined;
    await lookForNudges();
    expect(world.notifications).toEqual([]);
  });

  test('allowed later: told then, and a click is heard', async () => {
    startWorker();
    world.allowed.clear();
    await record('5', waiting(openedAt()));
    await settle();
    world.allowed.add('notifications');
    announcePermissions('added');
    await vi.waitFor(() => expect(world.notifications).toEqual([note('5', 10)]));
    clickNotification(JSON.stringify([connection, '5']));
    await vi.waitFor(() => expect(world.calls.at(-1)).toMatch(/^open /));
  });

  test('three at once, the others a minute later', async () => {
    const opened = openedAt();
    await writeNudgeSettings({ ...notes, notify: false });
    for (const ticket of ['1', '2', '3', '4']) await record(ticket, waiting(opened));
    await settle();
    await writeNudgeSettings(notes);
    await lookForNudges();
    expect(world.notifications).toHaveLength(3);
    expect(ringsInMin()).toBe(1);
    await lookForNudges();
    expect(world.notifications).toHaveLength(4);
  });

  test('a click asks a page of ours for the ticket', async () => {
    startWorker();
    const id = JSON.stringify([connection, '5']);
    clickNotification(id);
    await vi.waitFor(() =>
      expect(world.calls).toContain(
        `open chrome-extension://firstline-test/popup.html#ticket=${encodeURIComponent(id)}`,
      ),
    );
  });

  test('deleting a connection takes along of what there was a notification', async () => {
    await record('5', waiting(openedAt()));
    await settle();
    await handlers.disconnect({ connection, data: 'delete' });
    await settle();
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain(connection);
  });
});

/** Hours that are closed today, and open the day after tomorrow. */
async function outsideShift(which: 'shift' | 'supportHours'): Promise<void> {
  const open: [string, string][] = [['00:00', '24:00']];
  const later: string = weekdays[(new Date().getUTCDay() + 1) % 7] ?? '';
  const hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], [later]: open };
  const none = { holidays: [], yearlyHolidays: [], overrides: {}, breaks: {} };
  const definitions = {
    ...defaultDefinitions('UTC'),
    clock: 'calendar' as const,
    [which]: [{ timeZone: 'UTC', hours, ...none }],
  };
  await handlers.define({ definitions });
}

import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { lookForNudges, nudgeAlarm } from '../../../lib/background/nudging.ts';
import { startWorker } from '../../../lib/background/start.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { weekdays } from '../../../lib/domain/schedule.ts';
import { writeNudgeSettings } from '../../../lib/platform/nudge-settings.ts';
import { writeTargets } from '../../../lib/platform/target-settings.ts';
import { announcePermissions, clickNotification, ring, world } from '../fake-browser.ts';
import { origin } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';
import { age, answered, connection, openTab, record, waiting } from './waiting-tickets.ts';

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
    ['no tab is open', () => {}],
    ['nobody is signed in', () => openTab(async () => ({ failure: 'logged-out' }))],
    ['the tab does not answer', () => world.tabs.push({ id: 8, url: `${origin}/x` })],
    ['only a tab of another port', () => openTab(readIt, { url: `${origin}:8443/x` })],
    ['the tab is asleep', () => openTab(readIt, { discarded: true })],
    ['it says that it read, and did not', () => openTab(async () => ({}))],
  ])('none where it cannot be read: %s; and it is asked for once in ten minutes', async (_, prepare) => {
    await writeNudgeSettings({ ...notes, notify: false });
    await record('5', waiting(openedAt()));
    await settle();
    await age('5', 5 * minute);
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

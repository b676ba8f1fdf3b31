/** Other definitions, chosen with thousands of tickets stored, and a worker that is stopped again and again. */
import type { FilingState } from '../../lib/db/schema.ts';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { define, settle } from '../browsers/definitions.ts';
import { inspect } from './inspect.ts';
import { mondayMorning } from './instants.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

const count = 3_000;
const usual = defaultDefinitions('UTC');
const nine: [string, string][] = [['09:00', '17:00']];
const others = {
  ...usual,
  fcrWindowDays: 1,
  supportHours: [
    {
      timeZone: 'UTC',
      hours: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
      holidays: [],
      yearlyHolidays: [],
      overrides: {},
      breaks: {},
    },
  ],
};

/** Thousands of records are compared, not printed. */
const text = (records: unknown) => JSON.stringify(records);

test('the old figures stay until the new ones are there, whole, wherever the worker was stopped', async ({
  extension,
  helpdesk,
  records,
}) => {
  test.setTimeout(240_000);
  await extension.connect('zendesk', helpdesk.url);
  const page = await extension.consolePage();
  await page.evaluate(seed, { connection: `zendesk@${helpdesk.url}`, count, beganAt: mondayMorning(3) });
  await settle(page);
  const before = await records();
  const state = () => page.evaluate(readState);

  const shown = await extension.context.newPage();
  await shown.goto(`${extension.origin}/popup.html`);
  const popup = new PopupPage(shown);
  await popup.choosePeriod('30');
  const figure = popup.figure('first_contact_resolution');
  await expect(figure).toContainText('50');
  const progress = shown.getByRole('progressbar');
  await expect(progress).toHaveCount(0);

  await define(page, others);
  await page.evaluate(holdWriter);
  let last = 0;
  for (let stops = 0; stops < 4; stops += 1) {
    // Wherever in a chunk, or between two: the page takes the writer's lock again as soon as it is free.
    await Promise.all([page.evaluate(stepWriter), extension.stopWorker()]);
    const { now, next } = await state();
    expect(now?.definitions).toEqual(usual);
    expect(next?.total).toBe(count);
    expect(next?.done).toBeGreaterThanOrEqual(last);
    expect(next?.done).toBeLessThan(count);
    last = next?.done ?? 0;
    await expect(figure).toContainText('50');
    await expect(progress).toBeVisible();
    // The popup's question brings the worker back.
    await extension.worker();
    await page.evaluate(stepWriter);
    await expect.poll(async () => (await state()).next?.done).toBeGreaterThan(last);
  }
  const share = Math.floor((((await state()).next?.done ?? 0) / count) * 100);
  const line = messages.refiling.message.replace('$SHARE$', `${share}\u00a0%`);
  await expect(shown.getByText(line)).toBeVisible();
  expect(text((await records()).days) === text(before.days)).toBe(true);
  await inspect(shown, 'refiling');
  await page.evaluate(releaseWriter);
  await expect(figure).toContainText('100');
  await expect(progress).toHaveCount(0);
  await shown.close();
  const stopped = await records();
  expect(stopped.tickets).toHaveLength(count);
  expect(text(stopped.tickets) === text(before.tickets)).toBe(true);
  expect(text(stopped.days) === text(before.days)).toBe(false);

  await define(page, usual);
  await settle(page);
  expect(text((await records()).days) === text(before.days)).toBe(true);
  await define(page, others);
  await settle(page);
  expect(text(await records()) === text(stopped)).toBe(true);
});

declare global {
  /** In the page that holds the writer's lock: lets go of it. */
  var letGo: (() => void) | undefined;
}

/** Takes the writer's lock, so that the worker comes to a stop between two chunks. */
function holdWriter(): Promise<void> {
  return new Promise((resolve) => {
    void navigator.locks.request('writer', () => {
      resolve();
      return new Promise<void>((free) => {
        globalThis.letGo = free;
      });
    });
  });
}

/** Lets the worker have the lock once, as soon as it waits for it. */
async function stepWriter(): Promise<void> {
  const { letGo } = globalThis;
  const isAwaited = async () =>
    (await navigator.locks.query()).pending?.some(({ name }) => name === 'writer');
  while (!(await isAwaited())) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise<void>((resolve) => {
    void navigator.locks.request('writer', () => {
      resolve();
      return new Promise<void>((free) => {
        globalThis.letGo = free;
      });
    });
    letGo?.();
  });
}

function releaseWriter(): void {
  globalThis.letGo?.();
}

async function readState(): Promise<FilingState> {
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const reading = db.transaction('filing').objectStore('filing').getAll();
  return new Promise((resolve) => {
    reading.onsuccess = () => {
      db.close();
      resolve(reading.result[0]);
    };
  });
}

/** Solved tickets, of which half came back after two days, as if they had been read; nothing is filed of them yet. */
async function seed(given: { connection: string; count: number; beganAt: number }): Promise<void> {
  const { connection, count, beganAt } = given;
  const [hourMs, dayMs] = [3_600_000, 86_400_000];
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = db.transaction(['tickets', 'seen', 'connections', 'filing'], 'readwrite');
  writing.objectStore('filing').clear();
  const row = writing.objectStore('connections').get(connection);
  row.onsuccess = () => writing.objectStore('connections').put({ ...row.result, viewer: '12' });
  const anna = { role: 'agent', id: '12' };
  const pat = { role: 'customer', id: 'q1w2e3r4t5y6' };
  for (let index = 0; index < count; index += 1) {
    const ticket = String(1000 + index);
    const at = beganAt + (index % 5) * dayMs + (index % 97) * 60_000;
    const events = [
      { id: 'created', at: at - 2 * hourMs, type: 'created', by: pat },
      { id: '1', at: at - 2 * hourMs, type: 'message', by: pat, public: true },
      { id: '2', at, type: 'assignment', by: anna, to: '12' },
      { id: '3', at: at + hourMs, type: 'message', by: anna, public: true },
      { id: '4', at: at + 2 * hourMs, type: 'status', by: anna, to: 'solved' },
      ...(index % 2 === 0
        ? [
            { id: '5', at: at + 2 * dayMs, type: 'message', by: pat, public: true },
            { id: '6', at: at + 2 * dayMs, type: 'status', by: pat, to: 'open' },
            { id: '7', at: at + 2 * dayMs + hourMs, type: 'message', by: anna, public: true },
            { id: '8', at: at + 2 * dayMs + hourMs, type: 'status', by: anna, to: 'solved' },
          ]
        : []),
    ];
    const record = {
      connection,
      ticket,
      events,
      complete: true,
      precision: 'second',
      suspect: [],
      spans: [],
    };
    writing.objectStore('tickets').put(record);
    writing.objectStore('seen').put({ connection, ticket, completeAt: at + 20 * dayMs });
  }
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onerror = () => reject(writing.error);
  });
  db.close();
}

/** What a day's work is drawn from, read from a database that the worker wrote. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { recordReport } from '../../../lib/background/work-recorder.ts';
import type { Correction } from '../../../lib/domain/corrections.ts';
import { readWorkDay } from '../../../lib/stores/work-day.ts';
import { origin, snapshot, solved } from '../background/a-ticket.ts';
import { installAfresh } from '../background/fresh.ts';
import { world } from '../fake-browser.ts';

const page = { origin };
const connection = `zendesk@${origin}`;
const own = new Set([connection]);
const key = { connection, ticket: '5' };
const day = '2026-03-02';
const at = (time: string) => Date.parse(`${day}T${time}Z`);

let seq = 0;
async function report(time: string, state: 'active' | 'away', ticket = '5'): Promise<void> {
  seq += 1;
  const said = { source: 'tab', seq, at: at(time), inputAt: at(time), state };
  await recordReport({ type: 'report', connection, ticket, ...said });
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('12:00:00') });
  await installAfresh();
  world.granted.add(`${origin}/*`);
  await handlers.connect({ helpdesk: 'zendesk', origin });
  await handlers.record(snapshot(solved), page);
  await report('09:30:00', 'active');
  await report('09:30:20', 'away');
  await report('09:31:00', 'active');
  await report('09:31:10', 'away');
});

afterEach(() => vi.useRealTimers());

const read = async (asked: string | undefined, connections = own) =>
  (await readWorkDay(asked, connections)).records.map(({ ticket }) => ticket);

describe('a day’s tickets', () => {
  test('those that were worked on that day', async () => {
    expect(await read(day)).toEqual(['5']);
    expect(await read('2026-03-01')).toEqual([]);
  });

  test('of these connections alone', async () => {
    expect(await read(day, new Set(['zendesk@https://other.example']))).toEqual([]);
  });

  test('one whose work was all corrected away is still among them', async () => {
    const correction: Correction = {
      id: 'a',
      madeAt: Date.now(),
      from: at('00:00:00'),
      to: at('12:00:00'),
      ms: 0,
      reason: 'interrupted',
    };
    await handlers.correct({ ...key, correction });
    await report('11:00:00', 'active', '6');
    expect(await read(day)).toEqual(['5', '6']);
  });

  test('what goes on, before anything is stored of it', async () => {
    await report('11:59:50', 'active', '6');
    expect(await read(undefined)).toEqual(['5', '6']);
  });

  test('from the first day that anything is filed of', async () => {
    const { earliest, today } = await readWorkDay('2026-03-05', own);
    expect([earliest, today]).toEqual([day, day]);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReader, type Reader } from '../../../lib/content/reader.ts';
import { type Adapter, type Page, type ReadTicket, Unreadable } from '../../../lib/helpdesks/adapter.ts';

const ask = vi.hoisted(() => vi.fn());
vi.mock('../../../lib/messaging/client.ts', () => ({ askAgain: ask }));

const start = Date.parse('2026-03-02T09:00:00Z');
const second = 1_000;
const minute = 60 * second;

let address: URL;
let document: { visibilityState: string };
let controller: AbortController;
let isInvalid: boolean;
/** Readings that began: `<seconds> <ticket>`. */
let reads: string[];
let inFlight: number;
let mostInFlight: number;
/** What a reading comes to; it takes as long as the promise. */
let answer: (ticket: string) => ReadTicket | Unreadable | Promise<ReadTicket | Unreadable>;
let recorded: string[];
let refusals: string[];
let reader: Reader;

const events = (count: number): ReadTicket => ({
  events: Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    at: start,
    type: 'handoff' as const,
  })),
  complete: true,
  precision: 'second',
});

const adapter: Adapter = {
  id: 'zendesk',
  quietGet: true,
  ticketIn: ({ pathname }) => ({ ticket: pathname.slice(1) }),
  async read({ ticket }) {
    reads.push(`${(Date.now() - start) / second} ${ticket}`);
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    const result = await answer(ticket);
    inFlight -= 1;
    if (result instanceof Unreadable) throw result;
    return result;
  },
};

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  document = { visibilityState: 'visible' };
  controller = new AbortController();
  isInvalid = false;
  [reads, recorded, inFlight, mostInFlight] = [[], [], 0, 0];
  answer = () => events(1);
  ask.mockReset();
  ask.mockImplementation(async (_: string, { ticket }: { ticket: string }) => {
    recorded.push(ticket);
    return { ok: true, value: { recorded: true } };
  });
  const page = { document, url: () => address, now: () => Date.now() } as unknown as Page;
  const lifetime = {
    signal: controller.signal,
    get isInvalid() {
      return isInvalid || controller.signal.aborted;
    },
  };
  refusals = [];
  const receiver = { accept: () => {}, refuse: (refusal: string) => refusals.push(refusal) };
  reader = createReader(adapter, page, lifetime, receiver);
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
async function open(ticket: string): Promise<void> {
  address = new URL(`https://desk.acme.example/${ticket}`);
  reader.show({ ticket });
  await wait(0);
}
const slowly = (ms: number, result: ReadTicket | Unreadable = events(1)) =>
  new Promise<ReadTicket | Unreadable>((resolve) => setTimeout(() => resolve(result), ms));
function setVisible(visible: boolean): void {
  document.visibilityState = visible ? 'visible' : 'hidden';
  reader.noteAction();
}

describe('when it reads', () => {
  test('a ticket that is opened, at once', async () => {
    await open('5');
    expect(reads).toEqual(['0 5']);
    expect(reader.state()).toEqual({ state: 'recorded', at: start, complete: true });
    await wait(60 * minute);
    expect(reads).toHaveLength(1);
  });

  test('a change, once, after five seconds of quiet', async () => {
    await open('5');
    await wait(20 * second);
    reader.noteChange();
    await wait(3 * second);
    reader.noteChange();
    await wait(4_999);
    expect(reads).toEqual(['0 5']);
    await wait(1);
    await wait(5 * minute);
    expect(reads).toEqual(['0 5', '28 5']);
  });

  test('a change during a reading is read after it', async () => {
    answer = () => slowly(2 * second);
    await open('5');
    await wait(second);
    reader.noteChange();
    await wait(minute);
    expect(reads).toEqual(['0 5', '7 5']);
  });

  test('a page that never rests: now and then, not in a flood and not never', async () => {
    await open('5');
    for (let tick = 0; tick < 3600; tick += 1) {
      reader.noteChange();
      await wait(second);
    }
    expect(reads.length).toBeGreaterThan(5);
    expect(reads.length).toBeLessThan(20);
  });

  test('what the agent did on a page that never rests is read within half a minute', async () => {
    await open('5');
    for (let tick = 0; tick < 600; tick += 1) {
      reader.noteChange();
      await wait(second);
    }
    const before = reads.length;
    reader.noteAction();
    for (let tick = 0; tick < 30; tick += 1) {
      reader.noteChange();
      await wait(second);
    }
    expect(reads.length).toBeGreaterThan(before);
  });

  test('changes that bring nothing new: longer and longer pauses, up to five minutes', async () => {
    await open('5');
    for (let tick = 0; tick < 120; tick += 1) {
      reader.noteChange();
      await wait(10 * second);
    }
    const instants = reads.map((read) => Number(read.split(' ')[0]));
    const pauses = instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0));
    expect(pauses.slice(0, 5)).toEqual([5, 10, 20, 40, 80]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(310);
  });

  test('what the agent does ends the long pauses', async () => {
    await open('5');
    for (let tick = 0; tick < 20; tick += 1) {
      reader.noteChange();
      await wait(10 * second);
    }
    const before = reads.length;
    reader.noteAction();
    reader.noteChange();
    await wait(5 * second);
    expect(reads).toHaveLength(before + 1);
  });

  test('clicking alone asks nothing', async () => {
    await open('5');
    for (let click = 0; click < 50; click += 1) {
      reader.noteAction();
      await wait(second);
    }
    expect(reads).toHaveLength(1);
  });
});

describe('where nobody looks', () => {
  test('a ticket opened in a tab behind is read when the tab comes to the front', async () => {
    document.visibilityState = 'hidden';
    await open('5');
    reader.noteChange();
    await wait(10 * minute);
    expect(reads).toEqual([]);
    setVisible(true);
    await wait(5 * second);
    expect(reads).toHaveLength(1);
  });

  test('a change behind is read when the tab comes to the front', async () => {
    await open('5');
    setVisible(false);
    reader.noteChange();
    await wait(10 * minute);
    expect(reads).toHaveLength(1);
    setVisible(true);
    await wait(0);
    expect(reads).toHaveLength(2);
  });
});

describe('a helpdesk that refuses', () => {
  test('is not asked before it may be, whatever happens and whichever ticket is opened', async () => {
    answer = () => new Unreadable('rate-limited', 'audits', start + 10 * minute);
    await open('5');
    answer = () => events(1);
    for (const ticket of ['6', '7', '5']) {
      reader.noteChange();
      reader.noteAction();
      await wait(minute);
      await open(ticket);
      expect(reader.state()).toMatchObject({ state: 'refused', retryAt: start + 10 * minute });
    }
    expect(reads).toEqual(['0 5']);
    await wait(7 * minute);
    expect(reads).toContain('600 5');
    expect(reads.slice(1).filter((read) => Number(read.split(' ')[0]) < 600)).toEqual([]);
    expect(reader.state()).toMatchObject({ state: 'recorded' });
  });

  test.each([
    ['says nothing of when', undefined, [0, 30, 90, 210, 450, 930, 1830, 2730]],
    ['says "now"', -1, [0, 5, 10, 15]],
  ])('and %s: patience', async (_, retryInMs, expected) => {
    answer = () => new Unreadable('rate-limited', 'audits', retryInMs && Date.now() + retryInMs);
    await open('5');
    await wait((expected.at(-1) ?? 0) * second);
    expect(reads.map((read) => Number(read.split(' ')[0]))).toEqual(expected);
  });

  test('at a later page: what was read is recorded, the rest is asked for when it may be', async () => {
    answer = () => ({
      ...events(1),
      complete: false,
      cutShort: new Unreadable('rate-limited', 'page 2', start + minute),
    });
    await open('5');
    expect(reader.state()).toEqual({
      state: 'recorded',
      at: start,
      complete: false,
      cutShort: { reason: 'rate-limited', detail: 'page 2', retryAt: start + minute },
    });
    answer = () => events(2);
    reader.noteChange();
    await wait(minute - 1);
    expect(reads).toHaveLength(1);
    await wait(1);
    expect(reads).toHaveLength(2);
    expect(reader.state()).toMatchObject({ complete: true });
  });

  test('a ticket that the agent acted on and left is read once more, though another is in front', async () => {
    await open('5');
    reader.noteAction();
    await open('6');
    await wait(minute);
    expect(reads).toEqual(['0 5', '0 6', '5 5']);
  });

  test('a ticket that was only looked at and left is not', async () => {
    await open('5');
    reader.noteChange();
    await open('6');
    await wait(minute);
    expect(reads).toEqual(['0 5', '0 6']);
  });

  test('a page in sight again asks for the rest of a history that was cut short while it was hidden', async () => {
    answer = () => ({ ...events(1), complete: false, cutShort: new Unreadable('unreachable', 'page 2') });
    await open('5');
    setVisible(false);
    await wait(5 * minute);
    expect(reads).toHaveLength(1);
    setVisible(true);
    reader.noteReturn();
    await wait(second);
    expect(reads).toHaveLength(2);
  });

  test('for good: only a change or an act has it asked again, ever more rarely', async () => {
    answer = () => new Unreadable('no-permission', 'audits');
    await open('5');
    await wait(60 * minute);
    expect(reads).toHaveLength(1);
    for (let click = 0; click < 600; click += 1) {
      reader.noteAction();
      await wait(second);
    }
    expect(reads.length).toBeGreaterThan(2);
    expect(reads.length).toBeLessThan(10);
  });

  test('a worker that cannot record is a refusal, and tried again', async () => {
    ask.mockResolvedValueOnce({ ok: false, refusal: 'database', detail: 'blocked' });
    await open('5');
    expect(reader.state()).toEqual({
      state: 'refused',
      reason: 'database',
      detail: 'blocked',
      retryAt: start + 30_000,
    });
    await wait(30 * second);
    expect(recorded).toEqual(['5']);
  });
});

describe('from ticket to ticket', () => {
  test('in mid-reading: the old reading is dropped, the new ticket read, one at a time', async () => {
    answer = (ticket) => (ticket === '5' ? slowly(3 * second) : events(1));
    await open('5');
    await wait(second);
    await open('6');
    reader.noteChange();
    expect(reads).toEqual(['0 5']);
    await wait(2 * second);
    expect(reads).toEqual(['0 5', '3 6']);
    expect(recorded).toEqual(['6']);
    expect(mostInFlight).toBe(1);
    expect(reader.state()).toMatchObject({ state: 'recorded' });
  });

  test('and back before the answer: read again after a while', async () => {
    answer = () => slowly(3 * second);
    await open('5');
    address = new URL('https://desk.acme.example/6');
    await wait(3 * second);
    address = new URL('https://desk.acme.example/5');
    await wait(minute);
    expect(reads).toHaveLength(2);
    expect(recorded).toEqual(['5']);
  });

  test('to a page without one: nothing', async () => {
    await open('5');
    reader.noteChange();
    reader.show(undefined);
    await wait(minute);
    expect(reads).toHaveLength(1);
    expect(reader.state()).toEqual({ state: 'idle' });
  });

  test('the same ticket again is no other', async () => {
    await open('5');
    await open('5');
    expect(reads).toHaveLength(1);
  });
});

const orphan = () => {
  isInvalid = true;
};

test.each([
  ['stopped', () => controller.abort()],
  ['orphaned by an update of the extension', orphan],
])('%s: nothing more is asked', async (_, end) => {
  await open('5');
  reader.noteChange();
  end();
  reader.noteChange();
  await wait(60 * minute);
  expect(reads).toHaveLength(1);
});

describe('a ticket that the page does not show', () => {
  test('is read and recorded, and the page still says of its own what it said', async () => {
    await open('5');
    const state = reader.state();
    expect(await reader.readBehind({ ticket: '8' })).toEqual({});
    expect(recorded).toEqual(['5', '8']);
    expect(reader.state()).toEqual(state);
  });

  test('also while the page is hidden, or shows no ticket', async () => {
    setVisible(false);
    address = new URL('https://desk.acme.example/');
    expect(await reader.readBehind({ ticket: '8' })).toEqual({});
  });

  test('not while the one in front is read', async () => {
    answer = () => slowly(2 * second);
    await open('5');
    expect(await reader.readBehind({ ticket: '8' })).toEqual({ failure: 'busy' });
    expect(reads).toEqual(['0 5']);
  });

  test('nor before the end of a refusal, which holds for the one in front too', async () => {
    await open('5');
    const retryAt = Date.now() + 10 * minute;
    answer = () => new Unreadable('rate-limited', 'x', retryAt);
    expect(await reader.readBehind({ ticket: '8' })).toEqual({ failure: 'rate-limited', retryAt });
    expect(await reader.readBehind({ ticket: '9' })).toEqual({ failure: 'busy' });
    answer = () => events(2);
    reader.noteChange();
    await wait(9 * minute);
    expect(reads).toEqual(['0 5', '0 8']);
    await wait(minute);
    expect(reads).toEqual(['0 5', '0 8', '600 5']);
  });

  test.each<[string, ReadTicket | Unreadable, object]>([
    ['gone', new Unreadable('not-found', 'x'), { failure: 'not-found' }],
    ['never whole', { ...events(1), complete: false }, { failure: 'incomplete' }],
    [
      'cut short',
      { ...events(1), complete: false, cutShort: new Unreadable('unreachable', 'x') },
      { failure: 'unreachable' },
    ],
  ])('%s: why', async (_, result, end) => {
    address = new URL('https://desk.acme.example/');
    answer = () => result;
    expect(await reader.readBehind({ ticket: '8' })).toEqual(end);
  });

  test('not taken by the worker: why', async () => {
    await open('5');
    ask.mockImplementation(async () => ({ ok: false, refusal: 'other-viewer' }));
    expect(await reader.readBehind({ ticket: '8' })).toEqual({ failure: 'other-viewer' });
    expect(refusals).toEqual(['other-viewer']);
  });
});

describe('what only a person can lift', () => {
  const refuse = (refusal: string) => ask.mockImplementation(async () => ({ ok: false, refusal }));
  const accept = () => ask.mockImplementation(async () => ({ ok: true, value: { recorded: true } }));

  test.each(['other-viewer', 'viewer-unknown'])(
    '%s: a tab that comes back into sight asks again',
    async (refusal) => {
      refuse(refusal);
      await open('5');
      expect(reader.state()).toMatchObject({ state: 'refused', reason: refusal });
      expect(refusals).toEqual([refusal]);
      accept();
      reader.noteReturn();
      await wait(0);
      expect(reader.state()).toMatchObject({ state: 'recorded' });
    },
  );

  test('told to read again while a reading is under way, it does so afterwards', async () => {
    refuse('other-viewer');
    slowly(2 * second);
    await open('5');
    reader.readAgain();
    accept();
    await wait(4 * second);
    expect(reads).toHaveLength(2);
    expect(reader.state()).toMatchObject({ state: 'recorded' });
  });
});

/**
 * Which figures move under other definitions, before anything is saved: the tickets of the last 30 days, filed anew
 * in memory. It works in slices, so that the page stays awake, and a newer question ends an older one.
 */
import { type Database, openDatabase } from '../db/connection.ts';
import { figuresInForce } from '../db/in-force.ts';
import type { Connection } from '../db/schema.ts';
import { ticketsNamed } from '../db/tickets.ts';
import type { DaySheet } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Figure } from '../domain/figures.ts';
import { addDays, localDay } from '../domain/local-day.ts';
import { daysOf } from '../domain/period.ts';
import {
  type Asked,
  type FigureName,
  figuresUnder,
  type Move,
  movesBetween,
  type SampleTicket,
} from '../domain/what-if.ts';
import { after, now } from '../platform/clock.ts';
import { repeatsIn } from './repeats.ts';

export const mostTickets = 3_000;
const chunkSize = 100;
const sliceMs = 12;
/** Work that is done sooner shows no progress. */
const patienceMs = 1_000;
/** While somebody types, the question is still changing. */
const settleMs = 200;

export type Preview =
  | { state: 'working'; share: number | undefined }
  | { state: 'ready'; moves: Move[]; tickets: number; total: number }
  | { state: 'failed' };

/** Its tickets are the newest of the period's; `total`: how many there are. */
type Sample = { tickets: SampleTicket[]; total: number };

export type Previewer = {
  /** undefined: there is nothing to preview. */
  ask(definitions: Definitions | undefined): void;
  stop(): void;
};

/** @param present what the figures are compared with @param figures which ones @param tell is told how far it is */
export function createPreviewer(
  connections: readonly Connection[],
  present: Definitions,
  figures: readonly FigureName[],
  tell: (preview: Preview | undefined) => void,
): Previewer {
  const asked: Asked = { figures, period: '30', now: now() };
  let cancel = () => {};
  let sample: Sample | undefined;
  let before: Figure[] | undefined;

  async function compare(definitions: Definitions, signal: AbortSignal): Promise<void> {
    const begunAt = now();
    const stage = (index: number) => (share: number) => {
      signal.throwIfAborted();
      if (now() - begunAt > patienceMs) tell({ state: 'working', share: (index + share) / 3 });
    };
    sample ??= await readSample(await openDatabase(), connections, present, asked, stage(0));
    const work = (under: Definitions, index: number, { tickets } = sample as Sample) =>
      inSlices(figuresUnder(under, tickets, asked), tickets.length, stage(index));
    before ??= await work(present, 1);
    const moves = movesBetween(figures, before, await work(definitions, 2));
    signal.throwIfAborted();
    tell({ state: 'ready', moves, tickets: sample.tickets.length, total: sample.total });
  }

  function ask(definitions: Definitions | undefined): void {
    cancel();
    if (!definitions) {
      tell(undefined);
      return;
    }
    tell({ state: 'working', share: undefined });
    const aborting = new AbortController();
    const { signal } = aborting;
    const forget = after(settleMs, () => {
      compare(definitions, signal).catch(() => {
        if (!signal.aborted) tell({ state: 'failed' });
      });
    });
    cancel = () => {
      forget();
      aborting.abort();
    };
  }

  return { ask, stop: () => cancel() };
}

/** The tickets that stand on the sheets of the period, and of the coming days, where verdicts lie. */
async function readSample(
  db: Database,
  connections: readonly Connection[],
  definitions: Definitions,
  { period, now: at }: Asked,
  onProgress: (share: number) => void,
): Promise<Sample> {
  const days = daysOf(period, localDay(at, definitions.timeZone, definitions.dayStartsAt));
  const { sheets } = await figuresInForce(db, {
    // In another zone a value may lie on the day beside.
    from: addDays(days.from, -1),
    to: addDays(days.to, definitions.fcrWindowDays + 1),
  });
  const viewers = new Map(connections.map(({ id, viewer }) => [id, viewer]));
  const names = newestFirst(sheets.filter(({ connection }) => viewers.get(connection) !== undefined));
  const chosen = names.slice(0, mostTickets);
  const tickets: SampleTicket[] = [];
  for (let index = 0; index < chosen.length; index += chunkSize) {
    for (const { record, completeAt } of await ticketsNamed(db, chosen.slice(index, index + chunkSize))) {
      const me = viewers.get(record.connection) ?? '';
      tickets.push({ record, me, readAt: completeAt, repeats: await repeatsIn(db, record, definitions) });
    }
    onProgress(tickets.length / chosen.length);
  }
  return { tickets, total: names.length };
}

/** Each ticket once, those of the last days first. @param sheets in the order of days */
function newestFirst(sheets: readonly DaySheet[]): { connection: string; ticket: string }[] {
  const names = new Map<string, { connection: string; ticket: string }>();
  for (const { connection, rows } of sheets.toReversed())
    for (const { ticket } of rows) names.set(`${connection} ${ticket}`, { connection, ticket });
  return [...names.values()];
}

/** Takes all steps, and lets the page have its turn every few milliseconds. @param onProgress may throw to end it */
async function inSlices<T>(
  steps: Generator<number, T>,
  total: number,
  onProgress: (share: number) => void,
): Promise<T> {
  let sliceBeganAt = now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() - sliceBeganAt < sliceMs) continue;
    await new Promise<void>((resolve) => after(0, resolve));
    onProgress(step.value / total);
    sliceBeganAt = now();
  }
}

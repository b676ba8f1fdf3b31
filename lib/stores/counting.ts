/** The settings of what counts as work: read, saved, undone, and what one of them would change. */
import { openDatabase } from '../db/connection.ts';
import { sheetsInForce } from '../db/days.ts';
import { ticketsNamed } from '../db/tickets.ts';
import { countedMs, countedWork } from '../domain/counted-work.ts';
import type { DaySheet } from '../domain/day-sheet.ts';
import { dayWorkOf } from '../domain/day-work.ts';
import type { Definitions } from '../domain/definitions.ts';
import { localDay } from '../domain/local-day.ts';
import { daysOf } from '../domain/period.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';
import { ask } from '../messaging/client.ts';
import { now } from '../platform/clock.ts';
import { readChosenDefinitions, readDefinitions } from './definitions.ts';
import { refresh } from './popup.ts';
import { readWorkDay } from './work-day.ts';

export type Counting = Pick<Definitions, 'idleLimitMs' | 'countsElsewhere'>;

export async function readCounting(): Promise<Counting> {
  const { idleLimitMs, countsElsewhere } = await readChosenDefinitions(await openDatabase());
  return { idleLimitMs, countsElsewhere };
}

/** Everything else that was chosen stays as it is. @returns why not, or nothing */
export async function saveCounting(counting: Counting): Promise<string | undefined> {
  const definitions = { ...(await readChosenDefinitions(await openDatabase())), ...counting };
  const answer = await ask('define', { definitions });
  await refresh();
  return answer.ok ? undefined : (answer.detail ?? answer.refusal);
}

/** In ms; undefined: nothing is measured. `today`: time worked. `month`: handle time of the last 30 days. */
export type WithElsewhere = Record<
  'today' | 'month',
  { apart: number | undefined; counted: number | undefined }
>;

/** Today's time worked and the handle time of 30 days, with elsewhere apart and with it counted. */
export async function readWithElsewhere(connections: ReadonlySet<string>): Promise<WithElsewhere> {
  const db = await openDatabase();
  const at = now();
  const today = await readWorkDay(undefined, connections);
  const definitions = await readDefinitions(db);
  const days = daysOf('30', localDay(at, definitions.timeZone, definitions.dayStartsAt));
  const { sheets } = await sheetsInForce(db, () => days);
  const solved = await ticketsNamed(
    db,
    solvedOn(sheets.filter(({ connection }) => connections.has(connection))),
  );
  const records = solved.map(({ record }) => record);
  const under = (countsElsewhere: boolean) => ({
    today: dayWorkOf(today.records, today.state, today.range, { ...definitions, countsElsewhere }, at)
      .countedMs,
    month: meanHandleMs(records, countsElsewhere),
  });
  const [apart, counted] = [under(false), under(true)];
  return {
    today: { apart: apart.today || undefined, counted: counted.today || undefined },
    month: { apart: apart.month, counted: counted.month },
  };
}

/** Those that have a handle time there, or would have one if anything were measured. */
function solvedOn(sheets: readonly DaySheet[]): { connection: string; ticket: string }[] {
  return sheets.flatMap(({ connection, rows }) =>
    rows
      .filter(
        ({ values, leftOut }) =>
          values['handle-time'] !== undefined || leftOut['handle-time'] === 'no-handle-time',
      )
      .map(({ ticket }) => ({ connection, ticket })),
  );
}

function meanHandleMs(records: readonly TicketRecord[], countsElsewhere: boolean): number | undefined {
  const all = records
    .map((record) => countedMs(countedWork(record, { countsElsewhere })))
    .filter((ms) => ms > 0);
  return all.length > 0 ? all.reduce((sum, ms) => sum + ms, 0) / all.length : undefined;
}

/** Reads what a day's work is drawn from: its tickets' records and the work that goes on. */
import { openDatabase } from '../db/connection.ts';
import { firstDay } from '../db/first-day.ts';
import { figuresInForce } from '../db/in-force.ts';
import { ticketsNamed, workState } from '../db/tickets.ts';
import { daysToRead } from '../domain/card.ts';
import { type DayRange, rangeOf, type Worked } from '../domain/day-work.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { BusinessClock } from '../domain/schedule.ts';
import type { TicketKey, WorkState } from '../domain/work.ts';
import { now } from '../platform/clock.ts';
import { initialDefinitions } from './definitions.ts';
import { compiled } from './rules.ts';

export type WorkDay = {
  range: DayRange;
  today: LocalDay;
  /** The first that anything is stored of. */
  earliest: LocalDay;
  records: Worked[];
  state: WorkState;
  definitions: Definitions;
  shift: BusinessClock | undefined;
};

/** @param asked undefined: today @param connections ids of those whose work is shown @throws {DatabaseError} */
export async function readWorkDay(
  asked: LocalDay | undefined,
  connections: ReadonlySet<string>,
): Promise<WorkDay> {
  const db = await openDatabase();
  const at = now();
  const [{ filing, sheets }, state, first] = await Promise.all([
    figuresInForce(db, asked === undefined ? daysToRead('today', at, 'figures') : { from: asked, to: asked }),
    workState(db),
    firstDay(db),
  ]);
  const definitions = filing?.now.definitions ?? initialDefinitions();
  const { rules, shift } = compiled(definitions);
  const { dayOf } = rules;
  const today = dayOf(at);
  const day = asked ?? today;
  const ofDay = sheets.filter((sheet) => sheet.day === day);
  const filed = ofDay.flatMap(({ connection, rows }) =>
    rows.flatMap(({ ticket, values, leftOut }) =>
      values['time-worked'] === undefined && leftOut['time-worked'] === undefined
        ? []
        : { connection, ticket },
    ),
  );
  // What goes on is stored when it ends.
  const { open } = state;
  const goingOn = open ? [{ connection: open.connection, ticket: open.ticket }] : [];
  const keys = unique([...filed, ...goingOn]).filter(({ connection }) => connections.has(connection));
  const stored = new Map((await ticketsNamed(db, keys)).map(({ record }) => [nameOf(record), record]));
  return {
    range: rangeOf(day, dayOf),
    today,
    earliest: first !== undefined && first < day ? first : day,
    records: keys.map((key) => stored.get(nameOf(key)) ?? { ...key, spans: [] }),
    state,
    definitions,
    shift,
  };
}

function nameOf({ connection, ticket }: TicketKey): string {
  return JSON.stringify([connection, ticket]);
}

function unique(keys: readonly TicketKey[]): TicketKey[] {
  return [...new Map(keys.map((key) => [nameOf(key), key])).values()];
}

/**
 * The oracle: tickets and schedules into DuckDB as plain rows, figures out of it as plain values. Everything in
 * between is SQL written from the definitions alone; no line of the product's domain runs here.
 */
import { readFileSync } from 'node:fs';
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Profile } from './profiles.ts';
import type { Opening, ScheduleVersion } from './schedules.ts';
import type { Story } from './stories.ts';

const parts = [
  'tables',
  'open-hours',
  'timeline',
  'resolution',
  'contact',
  'responses',
  'work',
  'ratings',
  'backlog',
  'waiting',
  'waits',
  'values',
  'figures',
];

type Cell = string | number | boolean | undefined;
export type Oracle = {
  query<Row extends Record<string, unknown>>(sql: string): Promise<Row[]>;
  close(): void;
};

export async function consultOracle(
  stories: readonly Story[],
  profiles: readonly Profile[],
): Promise<Oracle> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await run(connection, 'tables');
  await appendAll(connection, tablesOf(stories, profiles));
  for (const part of parts.slice(1)) await run(connection, part);
  return {
    query: async <Row>(sql: string) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS().map(withNumbers) as Row[];
    },
    close: () => {
      connection.closeSync();
      database.closeSync();
    },
  };
}

async function run(connection: DuckDBConnection, part: string): Promise<void> {
  await connection.run(readFileSync(new URL(`sql/${part}.sql`, import.meta.url), 'utf8'));
}

/** Instants come as `bigint`; all of them are safe as numbers. */
function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
  );
}

type Column = 'integer' | 'instant' | 'text' | 'flag' | 'number' | 'date';
type Table = { columns: Column[]; rows: Cell[][] };

function tablesOf(stories: readonly Story[], profiles: readonly Profile[]): Record<string, Table> {
  const tables: Record<string, Table> = {
    profiles: {
      columns: [
        'integer',
        'text',
        'text',
        'integer',
        'instant',
        'flag',
        'flag',
        'integer',
        'integer',
        'instant',
        'instant',
      ],
      rows: [],
    },
    tickets: { columns: ['integer', 'integer', 'flag', 'instant', 'flag', 'text', 'text', 'text'], rows: [] },
    events: {
      columns: [
        'integer',
        'text',
        'instant',
        'text',
        'text',
        'text',
        'flag',
        'text',
        'text',
        'number',
        'number',
        'number',
        'flag',
      ],
      rows: [],
    },
    spans: { columns: ['integer', 'instant', 'instant', 'flag'], rows: [] },
    corrections: { columns: ['integer', 'instant', 'instant', 'instant', 'instant', 'flag'], rows: [] },
    schedule_versions: { columns: ['integer', 'integer', 'text', 'date'], rows: [] },
    openings: { columns: ['integer', 'integer', 'text', 'text', 'integer', 'integer'], rows: [] },
    free_days: { columns: ['integer', 'integer', 'text'], rows: [] },
  };
  const add = (table: string, ...row: Cell[]) => tables[table]?.rows.push(row);
  for (const one of profiles) {
    const { profile, me, timeZone, dayStartsAt, windowDays, countsRepeats, countsElsewhere, support, shift } =
      one;
    const { now, limitMs } = one;
    const [supportNumber, shiftNumber] = [2 * profile, 2 * profile + 1];
    add('profiles', profile, me, timeZone, minuteOf(dayStartsAt), windowDays * 86_400_000, countsRepeats, countsElsewhere,
      support && supportNumber, shift && shiftNumber, now, limitMs); // biome-ignore format: one row
    for (const [schedule, versions] of [
      [supportNumber, support],
      [shiftNumber, shift],
    ] as const) {
      for (const [version, plain] of (versions ?? []).entries()) addVersion(add, schedule, version, plain);
    }
  }
  for (const { ticket, profile, record, lastReadAt } of stories) {
    add(
      'tickets',
      ticket,
      profile.profile,
      record.complete,
      lastReadAt,
      record.complaint ?? false,
      record.channel,
      record.priority,
      record.requester,
    );
    const { spans, elsewhere = [], corrections = [] } = record;
    for (const { from, to } of spans) add('spans', ticket, from, to, false);
    for (const { from, to } of elsewhere) add('spans', ticket, from, to, true);
    for (const { madeAt, from, to, ms, undoneAt } of corrections)
      add('corrections', ticket, madeAt, from, to, ms, undoneAt !== undefined);
    const suspect = new Set(record.suspect);
    for (const event of record.events) {
      const by = 'by' in event ? event.by : undefined;
      const rating = event.type === 'rating' ? event : undefined;
      add('events', ticket, event.id, event.at, event.type, by?.role, by?.id,
        event.type === 'message' && event.public,
        event.type === 'status' ? event.to : undefined,
        event.type === 'assignment' ? event.to : undefined,
        rating?.score, rating?.scale[0], rating?.scale[1], suspect.has(event.id)); // biome-ignore format: one row
    }
  }
  return tables;
}

function addVersion(
  add: (table: string, ...row: Cell[]) => unknown,
  schedule: number,
  version: number,
  plain: ScheduleVersion,
) {
  add('schedule_versions', schedule, version, plain.timeZone, plain.validFrom);
  const addOpenings = (kind: string, days: Record<string, Opening[]>) => {
    for (const [day, openings] of Object.entries(days)) {
      if (openings.length === 0) add('openings', schedule, version, kind, day, undefined, undefined);
      for (const [from, to] of openings)
        add('openings', schedule, version, kind, day, minuteOf(from), minuteOf(to));
    }
  };
  addOpenings('hours', plain.hours);
  addOpenings('override', plain.overrides);
  addOpenings('break', plain.breaks);
  for (const day of [...plain.holidays, ...plain.yearlyHolidays]) add('free_days', schedule, version, day);
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return 60 * hour + minute;
}

async function appendAll(connection: DuckDBConnection, tables: Record<string, Table>): Promise<void> {
  for (const [name, { columns, rows }] of Object.entries(tables)) {
    if (name === 'schedule_versions') {
      for (const row of rows)
        await connection.run(
          `INSERT INTO schedule_versions VALUES (${row[0]}, ${row[1]}, '${row[2]}', '${row[3]}')`,
        );
      continue;
    }
    const appender = await connection.createAppender(name);
    for (const row of rows) {
      for (const [index, cell] of row.entries()) append(appender, columns[index] as Column, cell);
      appender.endRow();
    }
    appender.closeSync();
  }
}

function append(appender: DuckDBAppender, column: Column, cell: Cell): void {
  if (cell === undefined) appender.appendNull();
  else if (column === 'integer') appender.appendInteger(cell as number);
  else if (column === 'instant') appender.appendBigInt(BigInt(cell as number));
  else if (column === 'number') appender.appendDouble(cell as number);
  else if (column === 'flag') appender.appendBoolean(cell as boolean);
  else appender.appendVarchar(cell as string);
}

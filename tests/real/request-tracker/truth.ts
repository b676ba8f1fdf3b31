/**
 * What a ticket's figures must be, read straight from RT's database. Shares no code and no way of reading
 * with the product, so that the two can be held against each other.
 */
import { DatabaseSync } from 'node:sqlite';

export interface Solve {
  readonly at: Date;
  /** Null where RT itself solved a ticket that nobody owned. */
  readonly by: string | null;
  readonly ms: number;
}

export interface Reply {
  readonly at: Date;
  readonly by: string;
  readonly ms: number;
}

export interface FirstContact {
  readonly firstSolvedAt: Date;
  readonly dueAt: Date;
  readonly secondContactAt: Date | null;
  /** The ticket is open again and nobody has answered: a bare thank-you or a contact, nobody can tell yet. */
  readonly undecided: boolean;
  /** Another agent replied publicly first. */
  readonly excluded: boolean;
}

export interface Truth {
  readonly createdAt: Date;
  readonly status: string;
  readonly openedByAgent: boolean;
  readonly firstResponse: Reply | null;
  /** One for each run of customer messages after the first response that was answered. */
  readonly nextReplies: readonly Reply[];
  readonly firstResolution: Solve | null;
  readonly fullResolution: Solve | null;
  readonly reopens: number;
  readonly publicReplies: number;
  readonly customerMessages: number;
  readonly notes: number;
  readonly transactions: number;
  firstContact(agent: string): FirstContact | null;
}

type Happening =
  | { kind: 'customer' | 'reply' | 'note'; at: number; by: string }
  | { kind: 'solve' | 'reopen'; at: number; by: string | null };

/** A solve and what happened after it, up to the next one. */
interface Chapter {
  readonly solve: { at: number; by: string | null };
  readonly after: Happening[];
  readonly last: boolean;
}

interface Row {
  ticket: number;
  type: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  created: string;
  creator: string;
  isRequestor: number;
  isPrivileged: number;
}

interface TicketRow {
  effectiveId: number;
  status: string;
  created: string;
  owner: number;
}

const INACTIVE = new Set(['resolved', 'rejected', 'deleted']);
const SYSTEM = 'RT_System';
const NOBODY = 'Nobody';
const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** A merged ticket's transactions keep its own id, so they are found by the target they are now part of. */
const TRANSACTIONS = `
  SELECT t.ObjectId AS ticket, t.Type AS type, t.Field AS field,
    t.OldValue AS oldValue, t.NewValue AS newValue, t.Created AS created, u.Name AS creator,
    EXISTS (SELECT 1 FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id
      WHERE g.Domain = 'RT::Ticket-Role' AND g.Name = 'Requestor' AND m.MemberId = u.id
        AND g.Instance IN (SELECT id FROM Tickets WHERE EffectiveId = :ticket)) AS isRequestor,
    EXISTS (SELECT 1 FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id
      WHERE g.Domain = 'SystemInternal' AND g.Name = 'Privileged' AND m.MemberId = u.id) AS isPrivileged
  FROM Transactions t JOIN Users u ON u.id = t.Creator
  WHERE t.ObjectType = 'RT::Ticket' AND t.ObjectId IN (SELECT id FROM Tickets WHERE EffectiveId = :ticket)
  ORDER BY t.Created, t.id`;

/** Null for a ticket that was merged away: it counts for nothing. */
export function readTruth(databaseFile: string, id: number): Truth | null {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    const ticket = database
      .prepare(
        `SELECT EffectiveId AS effectiveId, Status AS status, Created AS created, Owner AS owner
         FROM Tickets WHERE id = ?`,
      )
      .get(id) as unknown as TicketRow | undefined;
    if (!ticket) throw new Error(`There is no ticket ${id}.`);
    if (ticket.effectiveId !== id) return null;
    const rows = database.prepare(TRANSACTIONS).all({ ticket: id }) as unknown as Row[];
    const users = database.prepare('SELECT id, Name AS name FROM Users').all() as {
      id: number;
      name: string;
    }[];
    const nameOf = new Map(users.map((user) => [String(user.id), user.name]));
    return derive(id, ticket, rows, nameOf);
  } finally {
    database.close();
  }
}

/** Minutes that RT holds as worked on a ticket: booked by an agent, and in all. */
export function readBooked(databaseFile: string, id: number, agent: string): { mine: number; all: number } {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    return database
      .prepare(
        `SELECT k.TimeWorked AS 'all', (SELECT sum(t.TimeTaken) FROM Transactions t JOIN Users u ON u.id = t.Creator
           WHERE t.ObjectType = 'RT::Ticket' AND t.ObjectId = k.id AND u.Name = ?) AS mine
         FROM Tickets k WHERE k.id = ?`,
      )
      .get(agent, id) as { mine: number; all: number };
  } finally {
    database.close();
  }
}

function derive(id: number, ticket: TicketRow, rows: Row[], nameOf: Map<string, string>): Truth {
  const createdAt = toMs(ticket.created);
  const happenings = toHappenings(id, ticket, rows, nameOf);
  const opening = rows.find((row) => row.ticket === id && row.type === 'Create');
  const openedByAgent = opening !== undefined && isAgent(opening);
  const first = firstReply(happenings, openedByAgent);
  const chapters = toChapters(happenings);
  // A solve after nothing but a bare thank-you does not replace the one before it.
  const counted = chapters.filter((_, index) => {
    const before = chapters[index - 1];
    return !before?.after.some(isCustomer) || before.after.some(isReply);
  });
  const resolution = (chapter: Chapter | undefined): Solve | null =>
    chapter
      ? { at: new Date(chapter.solve.at), by: chapter.solve.by, ms: chapter.solve.at - createdAt }
      : null;
  return {
    createdAt: new Date(createdAt),
    status: ticket.status,
    openedByAgent,
    firstResponse: first ? { at: new Date(first.at), by: first.by ?? '', ms: first.at - createdAt } : null,
    nextReplies: first ? nextReplies(happenings.slice(happenings.indexOf(first) + 1)) : [],
    firstResolution: resolution(chapters[0]),
    fullResolution: resolution(counted.at(-1)),
    reopens: happenings.filter(({ kind }) => kind === 'reopen').length,
    publicReplies: happenings.filter(isReply).length,
    customerMessages: happenings.filter(isCustomer).length,
    notes: happenings.filter(({ kind }) => kind === 'note').length,
    transactions: rows.length,
    firstContact: (agent) => firstContact(agent, happenings, chapters),
  };
}

function toHappenings(id: number, ticket: TicketRow, rows: Row[], nameOf: Map<string, string>): Happening[] {
  const ownerChanges = rows.filter((row) => row.ticket === id && row.type === 'Set' && row.field === 'Owner');
  let owner = nameOf.get(ownerChanges[0]?.oldValue ?? String(ticket.owner));
  return rows.flatMap((row): Happening[] => {
    const at = toMs(row.created);
    if (row.type === 'Set' && row.field === 'Owner' && row.ticket === id) {
      owner = nameOf.get(row.newValue ?? '');
      return [];
    }
    if (row.type === 'Create' || row.type === 'Correspond') {
      if (row.creator === SYSTEM) return [];
      if (!isAgent(row)) return [{ kind: 'customer', at, by: row.creator }];
      return row.type === 'Correspond' ? [{ kind: 'reply', at, by: row.creator }] : [];
    }
    if (row.type === 'Comment' && isAgent(row)) return [{ kind: 'note', at, by: row.creator }];
    // The status of a merged ticket is not the target's.
    if (row.type !== 'Status' || row.ticket !== id) return [];
    const wasInactive = INACTIVE.has(row.oldValue ?? '');
    const isInactive = INACTIVE.has(row.newValue ?? '');
    if (wasInactive === isInactive) return [];
    const credited = row.creator === SYSTEM ? (owner === NOBODY ? null : (owner ?? null)) : row.creator;
    return [isInactive ? { kind: 'solve', at, by: credited } : { kind: 'reopen', at, by: row.creator }];
  });
}

/** What an agent wrote into a ticket opened for a customer is no reply until the customer has written. */
function firstReply(happenings: Happening[], openedByAgent: boolean): Happening | undefined {
  const asked = openedByAgent ? happenings.findIndex(isCustomer) : 0;
  return asked < 0 ? undefined : happenings.slice(asked).find(isReply);
}

function nextReplies(happenings: Happening[]): Reply[] {
  const replies: Reply[] = [];
  let asked: number | undefined;
  for (const happening of happenings) {
    if (isCustomer(happening)) asked ??= happening.at;
    if (!isReply(happening) || asked === undefined) continue;
    replies.push({ at: new Date(happening.at), by: happening.by ?? '', ms: happening.at - asked });
    asked = undefined;
  }
  return replies;
}

function toChapters(happenings: Happening[]): Chapter[] {
  const solves = happenings.flatMap((happening, index) => (happening.kind === 'solve' ? [index] : []));
  return solves.flatMap((start, number): Chapter[] => {
    const solve = happenings[start];
    if (!solve) return [];
    const end = solves[number + 1];
    return [{ solve, after: happenings.slice(start + 1, end), last: end === undefined }];
  });
}

function firstContact(agent: string, happenings: Happening[], chapters: Chapter[]): FirstContact | null {
  const solve = chapters[0]?.solve;
  if (!solve || solve.by !== agent) return null;
  const dueAt = solve.at + WINDOW_MS;
  const inWindow = ({ at }: Happening): boolean => at > solve.at && at <= dueAt;
  const contacts = chapters.flatMap(({ after }) =>
    after.filter(
      (happening, index) =>
        (isCustomer(happening) || happening.kind === 'reopen') &&
        inWindow(happening) &&
        after.slice(index + 1).some(isReply),
    ),
  );
  const unanswered = chapters.some(
    ({ last, after }) =>
      last &&
      after.some(({ kind }) => kind === 'reopen') &&
      after.some((happening) => isCustomer(happening) && inWindow(happening)),
  );
  const firstOwn = happenings.findIndex((happening) => isReply(happening) && happening.by === agent);
  const firstSolve = happenings.findIndex(({ kind }) => kind === 'solve');
  const beforeMine = happenings.slice(0, firstOwn < 0 ? firstSolve : firstOwn);
  return {
    firstSolvedAt: new Date(solve.at),
    dueAt: new Date(dueAt),
    secondContactAt: contacts.length > 0 ? new Date(Math.min(...contacts.map(({ at }) => at))) : null,
    undecided: contacts.length === 0 && unanswered,
    excluded: beforeMine.some(isReply),
  };
}

function isCustomer(happening: Happening): boolean {
  return happening.kind === 'customer';
}

function isReply(happening: Happening): boolean {
  return happening.kind === 'reply';
}

function isAgent(row: Row): boolean {
  return row.isRequestor === 0 && row.isPrivileged === 1 && row.creator !== SYSTEM;
}

/** RT stores UTC without saying so. */
function toMs(stored: string): number {
  return Date.parse(`${stored.replace(' ', 'T')}Z`);
}

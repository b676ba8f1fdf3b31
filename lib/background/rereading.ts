/**
 * Lets the pages of a helpdesk read tickets again that they do not show: says which, one at a time, whichever tab
 * asks. What was asked is noted before it is asked, so a worker that was stopped asks no more than another.
 */
import type { Connection } from '../db/schema.ts';
import { rereadingFacts } from '../db/waiting.ts';
import {
  begin,
  freeFrom,
  mayNudge,
  pauseMs,
  type RereadingEnd,
  rereadingsOf,
  settle,
} from '../domain/rereading.ts';
import type { ReadAnswer, ReadRequest } from '../messaging/page-status.ts';
import type { Answers } from '../messaging/protocol.ts';
import { now } from '../platform/clock.ts';
import { askTab, tabsAt } from '../platform/tabs.ts';
import { changeLog } from './behind.ts';
import { database, isAt, liveConnections, type Place, requireConnected } from './connections.ts';
import { standpointNow } from './standpoint.ts';

/** Little can fall due sooner by what is read meanwhile. */
const longestWaitMs = 10 * 60_000;

/**
 * @param viewer who is signed in, as the page knows; somebody else's tickets are nobody's to read
 * @throws {Refused} `not-connected`, `no-host-permission`
 */
export async function nextRereading(
  place: Place,
  viewer: string | undefined,
  last: RereadingEnd | undefined,
): Promise<Answers['reread']> {
  await requireConnected(place);
  const there = (await liveConnections()).filter(isAt(place));
  const connection = there.find((one) =>
    viewer === undefined ? one.isPicked || there.length === 1 : one.viewer === viewer,
  );
  let next: Answers['reread'] = { waitMs: longestWaitMs };
  if (!connection) return next;
  await changeLog(connection.id, async (before) => {
    const standpoint = await standpointNow();
    const { now: at, rules } = standpoint;
    const log = last ? settle(before, last, at) : before;
    const facts = await rereadingFacts(await database(), connection.id, standpoint);
    const [first] = rereadingsOf(facts, log, at);
    const from = Math.max(freeFrom(log, at), first?.at ?? Infinity);
    if (!first || from > at) {
      next = { waitMs: Math.min(Math.max(from - at, pauseMs), longestWaitMs) };
      return log;
    }
    next = { ...refTo(connection, first.ticket), waitMs: pauseMs };
    return begin(log, first, at, rules.dayOf(at));
  });
  return next;
}

function refTo({ base }: Connection, ticket: string): { ticket: string; base?: string } {
  return { ticket, ...(base && { base }) };
}

/** What was read so lately need not be read again before a nudge. */
const freshMs = 60_000;
const longestAnswerMs = 20_000;

/** Whether the whole ticket was read just now. If not, an open tab of its helpdesk is asked to. */
export async function readJustNow(connection: Connection, ticket: string, day: string): Promise<boolean> {
  const askedAt = now();
  const { id: connectionId, viewer } = connection;
  const lastReadAt = async () =>
    (await (await database()).get('seen', [connectionId, ticket]))?.completeAt ?? 0;
  const readAt = await lastReadAt();
  if (readAt >= askedAt - freshMs) return true;
  const tabs = (await tabsAt(connection.origin)).filter(({ isLoaded }) => isLoaded);
  if (tabs.length === 0) return false;
  let mayAsk = false;
  await changeLog(connectionId, (log) => {
    mayAsk = mayNudge(log, { ticket, readAt }, askedAt);
    return mayAsk ? begin(log, { ticket, reason: 'nudge' }, askedAt, day) : log;
  });
  if (!mayAsk) return false;
  const request: ReadRequest = { read: { ...refTo(connection, ticket), ...(viewer && { viewer }) } };
  let end: ReadAnswer | undefined;
  for (const { id } of tabs) {
    end = ((await askTab(id, request, longestAnswerMs)) as ReadAnswer | undefined) ?? end;
    if (end && end.failure !== 'busy') break;
  }
  if (end) await changeLog(connectionId, (log) => settle(log, { ticket, ...end }, now(), 'nudge'));
  return (await lastReadAt()) >= askedAt;
}

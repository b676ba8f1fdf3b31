/**
 * The tickets of the test: the standard story, its variants, and the five tickets seeded alike in every
 * helpdesk. Instants are written as in the story's tables and moved by whole weeks into the recent past.
 */

import type { Actions } from './actions.ts';
import { createActions } from './actions.ts';
import { ANNA, BOB, KIM, PAT, RESTRICTED } from './seed.ts';
import type { RequestTracker } from './server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;
const MARCH_MONDAY = Date.parse('2026-03-02T00:00:00Z');
const NOVEMBER_MONDAY = Date.parse('2026-11-16T00:00:00Z');

export interface StoryOptions {
  /** The Monday, 00:00 UTC, on which the story begins; by default the one at least two weeks ago. */
  readonly base?: Date;
  readonly now?: Date;
}

type At = (instant: string) => Date;
type Telling = (act: Actions, at: At) => Promise<number>;

/** Far enough back that every verdict of the story has fallen due: the last one nine days after the base. */
export function defaultBase(now: Date): Date {
  const weeks = Math.floor((now.getTime() - 2 * WEEK_MS - MARCH_MONDAY) / WEEK_MS);
  return new Date(MARCH_MONDAY + weeks * WEEK_MS);
}

/** Tells every variant and gives the ticket of each. Variants do not touch each other's tickets. */
export async function tellStory(
  rt: RequestTracker,
  { now = new Date(), base = defaultBase(now) }: StoryOptions = {},
): Promise<Record<VariantName, number>> {
  if ((base.getTime() - MARCH_MONDAY) % WEEK_MS !== 0)
    throw new Error(`No Monday, 00:00 UTC: ${base.toISOString()}`);
  const act = createActions(rt);
  const tickets: Record<string, number> = {};
  const tellAll = async (tellings: Record<string, Telling>, at: At): Promise<void> => {
    for (const [name, tell] of Object.entries(tellings)) tickets[name] = await tell(act, at);
  };
  await tellAll(MARCH, shiftedBy(base.getTime() - MARCH_MONDAY));
  await tellAll(NOVEMBER, shiftedBy(base.getTime() - NOVEMBER_MONDAY));
  // The day of the recent tickets begins three days ago, at this time of day, and not at midnight.
  await tellAll(RECENT, shiftedBy(Math.floor(now.getTime() / 1000) * 1000 - 3 * DAY_MS - MARCH_MONDAY));
  Object.assign(tickets, await tellMerge(act, shiftedBy(base.getTime() - MARCH_MONDAY)));
  rt.setClock(now);
  return tickets as Record<VariantName, number>;
}

function shiftedBy(milliseconds: number): At {
  return (instant) => new Date(Date.parse(`${instant}Z`) + milliseconds);
}

const MARCH = {
  async standard(act, at) {
    const ticket = await openedAndAnswered(act, at);
    await act.setStatus(at('2026-03-02T10:00:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-03T08:00:00'), PAT, ticket);
    await act.reply(at('2026-03-03T08:30:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-03T09:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async openedByAgentPublic(act, at) {
    const ticket = await act.agentOpens(at('2026-03-02T09:00:00'), ANNA, PAT);
    await act.customerReplies(at('2026-03-02T09:10:00'), PAT, ticket);
    await act.reply(at('2026-03-02T09:40:00'), ANNA, ticket);
    return ticket;
  },
  async openedByAgentPhone(act, at) {
    const ticket = await act.agentOpens(at('2026-03-02T09:00:00'), ANNA, PAT);
    await act.note(at('2026-03-02T09:00:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-02T09:10:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-03T08:00:00'), PAT, ticket);
    await act.reply(at('2026-03-03T08:30:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-03T09:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async solvedWithoutReply(act, at) {
    const ticket = await act.customerOpens(at('2026-03-02T09:00:00'), PAT);
    await act.setStatus(at('2026-03-02T10:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async colleagueReplies(act, at) {
    const ticket = await act.customerOpens(at('2026-03-02T09:00:00'), PAT);
    await act.note(at('2026-03-02T09:05:00'), ANNA, ticket);
    await act.reply(at('2026-03-02T09:42:10'), BOB, ticket);
    await act.setStatus(at('2026-03-02T10:00:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-03T08:00:00'), PAT, ticket);
    await act.reply(at('2026-03-03T08:30:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-03T09:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async noteOnly(act, at) {
    const ticket = await act.customerOpens(at('2026-03-02T09:00:00'), PAT);
    await act.note(at('2026-03-02T09:05:00'), ANNA, ticket);
    return ticket;
  },
  async thankYou(act, at) {
    const ticket = await openedAndAnswered(act, at);
    await act.setStatus(at('2026-03-02T10:00:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-03T08:00:00'), PAT, ticket);
    await act.setStatus(at('2026-03-03T08:01:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async contactAtWindowsEnd(act, at) {
    const ticket = await openedAndAnswered(act, at);
    await act.setStatus(at('2026-03-02T10:00:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-09T10:00:00'), PAT, ticket);
    await act.reply(at('2026-03-09T10:30:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-09T11:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async contactAfterWindow(act, at) {
    const ticket = await openedAndAnswered(act, at);
    await act.setStatus(at('2026-03-02T10:00:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-09T10:00:01'), PAT, ticket);
    await act.reply(at('2026-03-09T10:30:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-09T11:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async pending(act, at) {
    const ticket = await openedAndAnswered(act, at);
    await act.setStatus(at('2026-03-02T09:42:10'), ANNA, ticket, 'stalled');
    await act.customerReplies(at('2026-03-02T09:50:00'), PAT, ticket);
    await act.reply(at('2026-03-02T10:15:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-02T10:30:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async restricted(act, at) {
    const ticket = await act.customerOpens(at('2026-03-02T09:00:00'), KIM, RESTRICTED);
    await act.reply(at('2026-03-02T09:42:10'), BOB, ticket);
    return ticket;
  },
  /** The first reply stands on the first page of the history, the next one and the solve on the second. */
  async longThread(act, at) {
    const ticket = await openedAndAnswered(act, at);
    const minute = (count: number): Date => new Date(at('2026-03-02T10:00:00').getTime() + count * 60_000);
    for (let count = 0; count < 60; count += 1) await act.note(minute(count), ANNA, ticket);
    // Each reply also records an outgoing mail, which not every agent may see.
    for (let count = 60; count < 90; count += 1) await act.reply(minute(count), ANNA, ticket);
    await act.customerReplies(at('2026-03-02T12:00:00'), PAT, ticket);
    await act.reply(at('2026-03-02T12:20:00'), BOB, ticket);
    await act.setStatus(at('2026-03-02T13:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
} satisfies Record<string, Telling>;

const NOVEMBER = {
  async answered(act, at) {
    const ticket = await act.customerOpens(at('2026-11-16T08:12:05'), PAT);
    await act.note(at('2026-11-16T08:40:30'), ANNA, ticket);
    await act.take(at('2026-11-16T08:41:10'), ANNA, ticket);
    await act.reply(at('2026-11-16T09:05:41'), ANNA, ticket);
    await act.customerReplies(at('2026-11-17T13:22:10'), PAT, ticket);
    await act.reply(at('2026-11-17T15:47:52'), BOB, ticket);
    return ticket;
  },
  async resolved(act, at) {
    const ticket = await act.customerOpens(at('2026-11-17T10:00:00'), KIM);
    await act.take(at('2026-11-17T10:31:15'), ANNA, ticket);
    await act.replyByCommandLine(at('2026-11-17T10:33:20'), ANNA, ticket);
    await act.setStatusByCommandLine(at('2026-11-18T09:02:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async reopened(act, at) {
    const ticket = await act.customerOpens(at('2026-11-13T16:55:00'), PAT);
    await act.reply(at('2026-11-16T08:05:30'), ANNA, ticket);
    await act.setStatus(at('2026-11-16T08:06:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-11-17T07:45:12'), PAT, ticket);
    return ticket;
  },
  new: (act, at) => act.customerOpens(at('2026-11-20T16:20:00'), KIM),
  async byAgent(act, at) {
    const ticket = await act.agentOpens(at('2026-11-19T11:00:00'), ANNA, PAT);
    await act.reply(at('2026-11-19T11:20:00'), ANNA, ticket);
    return ticket;
  },
} satisfies Record<string, Telling>;

/** Solved three days ago: their verdicts are not due yet. */
const RECENT = {
  async recentSolved(act, at) {
    const ticket = await act.customerOpens(at('2026-03-02T00:00:00'), PAT);
    await act.take(at('2026-03-02T00:10:00'), ANNA, ticket);
    await act.reply(at('2026-03-02T00:42:10'), ANNA, ticket);
    await act.setStatus(at('2026-03-02T01:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
  async recentContacted(act, at) {
    const ticket = await act.customerOpens(at('2026-03-02T00:00:00'), KIM);
    await act.reply(at('2026-03-02T00:15:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-02T01:00:00'), ANNA, ticket, 'resolved');
    await act.customerReplies(at('2026-03-02T23:00:00'), KIM, ticket);
    await act.reply(at('2026-03-02T23:30:00'), ANNA, ticket);
    await act.setStatus(at('2026-03-03T00:00:00'), ANNA, ticket, 'resolved');
    return ticket;
  },
} satisfies Record<string, Telling>;

export type VariantName =
  | keyof typeof MARCH
  | keyof typeof NOVEMBER
  | keyof typeof RECENT
  | 'mergeTarget'
  | 'mergedAway';

/** Steps 1 to 3 of the story. */
async function openedAndAnswered(act: Actions, at: At): Promise<number> {
  const ticket = await act.customerOpens(at('2026-03-02T09:00:00'), PAT);
  await act.note(at('2026-03-02T09:05:00'), ANNA, ticket);
  await act.take(at('2026-03-02T09:42:10'), ANNA, ticket);
  await act.reply(at('2026-03-02T09:42:10'), ANNA, ticket);
  return ticket;
}

/** Pat's second mail opened a ticket of its own, which anna merges into the first before she solves that. */
async function tellMerge(act: Actions, at: At): Promise<{ mergeTarget: number; mergedAway: number }> {
  const mergeTarget = await act.customerOpens(at('2026-03-02T09:00:00'), PAT);
  const mergedAway = await act.customerOpens(at('2026-03-02T09:10:00'), PAT);
  await act.reply(at('2026-03-02T09:42:10'), ANNA, mergeTarget);
  await act.merge(at('2026-03-02T09:50:00'), ANNA, mergedAway, mergeTarget);
  await act.setStatus(at('2026-03-02T10:00:00'), ANNA, mergeTarget, 'resolved');
  return { mergeTarget, mergedAway };
}

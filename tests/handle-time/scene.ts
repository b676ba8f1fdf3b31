/** What a play happens in: tabs on tickets of the practice helpdesk, an agent, and the diary that tells the truth. */
import { expect, type Page } from '@playwright/test';
import { pauseAndResume } from '../browsers/attention.ts';
import { readRecords } from '../browsers/records.ts';
import { openTicket } from '../e2e/agent.ts';
import type { PracticeHelpdesk } from '../practice/server.ts';
import { type Agent, createAgent, type View } from './agent.ts';
import type { Desk } from './desk.ts';
import { createDiary, type Diary } from './diary.ts';
import { countedMs, nameOf, workNow } from './measured.ts';

export type Ticket = { name: string; url: string };

export type Scene = Desk & {
  agent: Agent;
  diary: Diary;
  ticket(at?: PracticeHelpdesk): Ticket;
  /** A tab for each, recorded and then behind. What is counted from then on is the play's. */
  tabs<const Tickets extends readonly Ticket[]>(
    ...tickets: Tickets
  ): Promise<{ [Index in keyof Tickets]: View }>;
  /** The page that `open` brings. */
  opened(open: () => Promise<unknown>): Promise<Page>;
  /** Turns away, waits until nothing goes on, and says what was counted since the tabs stood. */
  close(): Promise<{ before: Map<string, number>; after: Map<string, number> }>;
  /** Closes whatever pages the play left. */
  clear(): Promise<void>;
};

export function createScene(desk: Desk): Scene {
  const { extension, helpdesk, elsewhere } = desk;
  const { context } = extension;
  const diary = createDiary();
  const agent = createAgent(diary);
  const records = () => readRecords(extension);
  const tickets: { name: string; id: number; at: PracticeHelpdesk }[] = [];
  let before = new Map<string, number>();

  /** Tickets of two helpdesks may have one number. */
  async function recordsOf({ url }: PracticeHelpdesk) {
    const all = await records();
    return { ...all, seen: all.seen.filter(({ connection }) => connection === `zendesk@${url}`) };
  }

  async function rest(): Promise<void> {
    await agent.turnTo(elsewhere);
    await expect.poll(async () => workNow(await records())?.open ?? null, { timeout: 15_000 }).toBeNull();
    await lastWords();
    await pauseAndResume(await extension.consolePage());
  }

  /** A page that was loaded anew while the worker was stopped over its last report has none to say. */
  async function lastWords(): Promise<void> {
    for (let second = 0; second < 10 && workNow(await records())?.late; second += 1) await agent.wait(1);
  }

  return {
    ...desk,
    agent,
    diary,

    ticket(at = helpdesk) {
      const id = at.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
      const name = nameOf({ connection: `zendesk@${at.url}`, ticket: String(id) });
      tickets.push({ name, id, at });
      return { name, url: `${at.url}/agent/tickets/${id}` };
    },

    async tabs(...shown) {
      const views: View[] = [];
      for (const { name } of shown) {
        const ticket = tickets.find((one) => one.name === name);
        if (!ticket) throw new Error(`${name} is none of this scene's tickets`);
        const page = await context.newPage();
        await openTicket(page, ticket.at, ticket.id, () => recordsOf(ticket.at));
        views.push({ page, ticket: name });
      }
      await rest();
      before = countedMs(await records());
      return views as { [Index in keyof typeof shown]: View };
    },

    async opened(open) {
      const opening = context.waitForEvent('page');
      await open();
      const page = await opening;
      await page.waitForLoadState();
      return page;
    },

    async close() {
      await rest();
      return { before, after: countedMs(await records()) };
    },

    async clear() {
      const kept = new Set([elsewhere.page, await extension.consolePage()]);
      for (const page of context.pages()) if (!kept.has(page)) await page.close();
    },
  };
}

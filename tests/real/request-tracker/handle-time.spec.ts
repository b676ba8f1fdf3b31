/** Handle time on a real Request Tracker's pages, against the truth of scripted work. */
import { expect, type Page } from '@playwright/test';
import { pauseAndResume } from '../../browsers/attention.ts';
import { readRecords } from '../../browsers/records.ts';
import { type Agent, createAgent, type View } from '../../handle-time/agent.ts';
import { idleLimitMs } from '../../handle-time/desk.ts';
import { createDiary } from '../../handle-time/diary.ts';
import { countedMs, countedTwice, nameOf, workNow } from '../../handle-time/measured.ts';
import { isWithin, rowsOf } from '../../handle-time/verdict.ts';
import { createActions } from './actions.ts';
import { openTicket, test } from './desk.ts';
import { PAT } from './seed.ts';

type Stage = {
  agent: Agent;
  tabOn(ticket: number): Promise<View>;
  newTicket(): Promise<number>;
  url: string;
};
type Play = {
  complaint: string;
  play: string;
  perform(stage: Stage, settled: () => Promise<void>): Promise<void>;
};

const editorOf = (page: Page) => page.frameLocator('iframe.cke_wysiwyg_frame').locator('body');

const plays: Play[] = [
  {
    complaint: 'worked 128 hours in the past week',
    play: "RT's ticket is left open in front of an empty chair",
    async perform({ agent, tabOn, newTicket }, settled) {
      const tab = await tabOn(await newTicket());
      await settled();
      await agent.turnTo(tab);
      await agent.type(5);
      await agent.wait(22);
    },
  },
  {
    complaint: '2–3 of 40 minutes',
    play: 'two RT tickets are worked on in turns',
    async perform({ agent, tabOn, newTicket }, settled) {
      const [one, other] = [await tabOn(await newTicket()), await tabOn(await newTicket())];
      await settled();
      for (const tab of [one, other, one]) {
        await agent.turnTo(tab);
        await agent.type(4);
      }
    },
  },
  {
    complaint: 'nothing is counted in the rich text editor',
    play: "the reply is written in RT's own editor, a frame, without a hand on the mouse",
    async perform({ agent, tabOn, newTicket, url }, settled) {
      const ticket = await newTicket();
      const tab = await tabOn(ticket);
      await tab.page.goto(`${url}/Ticket/Update.html?Action=Respond&id=${ticket}`);
      await editorOf(tab.page).waitFor();
      await settled();
      await agent.turnTo(tab);
      await agent.click(editorOf(tab.page));
      await agent.type(20);
    },
  },
  {
    complaint: 'the time of the reply is missing, because it is another page',
    play: "the ticket is read, answered on RT's page for that, and read again",
    async perform({ agent, tabOn, newTicket, url }, settled) {
      const ticket = await newTicket();
      const tab = await tabOn(ticket);
      await settled();
      await agent.turnTo(tab);
      await agent.type(4);
      await agent.turnBy(undefined, () =>
        tab.page.goto(`${url}/Ticket/Update.html?Action=Respond&id=${ticket}`),
      );
      await agent.turnTo(tab);
      await agent.click(editorOf(tab.page));
      await agent.type(6);
      await agent.turnBy(undefined, async () => {
        await tab.page.locator('input[name=SubmitTicket]').first().click();
        await tab.page.waitForURL(/Display/);
      });
      await agent.turnTo(tab);
      await agent.type(4);
    },
  },
];

for (const { complaint, play, perform } of plays) {
  test(`“${complaint}”: ${play}`, async ({ rt, seat: { extension, elsewhere } }, { annotations }) => {
    const diary = createDiary();
    const agent = createAgent(diary);
    const records = () => readRecords(extension);
    let before = new Map<string, number>();

    async function rest(): Promise<void> {
      await agent.turnTo(elsewhere);
      await expect.poll(async () => workNow(await records())?.open ?? null, { timeout: 20_000 }).toBeNull();
      await pauseAndResume(await extension.consolePage());
    }

    const stage: Stage = {
      agent,
      url: rt.url,
      newTicket: () => createActions(rt).customerOpens(new Date(Date.now() - 600_000), PAT),
      async tabOn(ticket) {
        const tab = await extension.context.newPage();
        await openTicket({ tab, rt, extension }, ticket);
        return {
          page: tab,
          ticket: nameOf({ connection: `request-tracker@${rt.url}`, ticket: String(ticket) }),
        };
      },
    };

    await perform(stage, async () => {
      await rest();
      before = countedMs(await records());
    });
    await rest();
    const rows = rowsOf(diary.workMs(idleLimitMs), before, countedMs(await records()));
    annotations.push({ type: 'handle time', description: JSON.stringify({ complaint, play, rows }) });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !isWithin(row))).toEqual([]);
    expect(countedTwice(await records())).toEqual([]);
  });
}

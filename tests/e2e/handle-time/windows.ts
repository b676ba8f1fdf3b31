/** More than one window: side by side, belonging to the ticket, or over it. */
import { pauseAndResume } from '../../browsers/attention.ts';
import { servePage } from '../../browsers/plain-page.ts';
import { readRecords } from '../../browsers/records.ts';
import { setWindowFocus } from '../../browsers/window-focus.ts';
import type { View } from '../../handle-time/agent.ts';
import { countedMs } from '../../handle-time/measured.ts';
import type { Scene, Ticket } from '../../handle-time/scene.ts';
import type { Scenario } from './scenario.ts';
import { expect } from './test.ts';

/** The agent turns from a window to another one. */
async function turn({ agent, extension }: Scene, from: View, to: View): Promise<void> {
  await agent.turnTo(to);
  await setWindowFocus(extension, from.page, false);
  await setWindowFocus(extension, to.page, true);
}

/** A small window comes over the page that opens it. */
async function pop(
  { agent, extension, opened }: Scene,
  over: View,
  url: string,
  ticket?: string,
): Promise<View> {
  const page = await agent.turnBy(ticket, async () => {
    await setWindowFocus(extension, over.page, false);
    return opened(() =>
      over.page.evaluate((to) => void window.open(to, '', 'popup,width=480,height=480'), url),
    );
  });
  const small = { page, ticket };
  await agent.turnTo(small);
  return small;
}

/** It is closed again, and what it came over has the focus. */
async function close({ agent, extension }: Scene, small: View, over: View): Promise<void> {
  await agent.turnBy(over.ticket, () => small.page.close());
  await setWindowFocus(extension, over.page, true);
  await agent.turnTo(over);
}

/** The reply is written in a window that the ticket's page opens. */
async function replyIn(scene: Scene, ticket: Ticket, url: string): Promise<void> {
  const { agent } = scene;
  const [tab] = await scene.tabs(ticket);
  await agent.turnTo(tab);
  await agent.type(3);
  const small = await pop(scene, tab, url, ticket.name);
  await agent.type(6);
  await close(scene, small, tab);
  await agent.type(3);
}

export const windows: Scenario[] = [
  {
    complaint: '66 h in a day',
    play: 'two tickets in two windows side by side, both in sight',
    async perform(scene) {
      const { agent, extension } = scene;
      const beside = scene.ticket();
      const [tab] = await scene.tabs(scene.ticket());
      const console = await extension.consolePage();
      await agent.turnTo(tab);
      await agent.type(3);
      const page = await agent.turnBy(beside.name, async () => {
        await setWindowFocus(extension, tab.page, false);
        return scene.opened(() => console.evaluate((url) => chrome.windows.create({ url }), beside.url));
      });
      const other: View = { page, ticket: beside.name };
      await agent.turnTo(other);
      await agent.type(4);
      await turn(scene, other, tab);
      await agent.type(4);
      await turn(scene, tab, other);
      await agent.type(3);
      expect(await tab.page.evaluate(() => document.visibilityState)).toBe('visible');
      await close(scene, other, tab);
    },
  },
  {
    complaint: 'the reply that I wrote is missing',
    play: 'the reply is written in a window of its own, whose address names the ticket',
    perform(scene) {
      const ticket = scene.ticket();
      return replyIn(scene, ticket, ticket.url);
    },
  },
  {
    complaint: 'the reply that I wrote in its own window is missing',
    play: 'the reply is written in a window that the ticket opened, whose address names none',
    perform: (scene) => replyIn(scene, scene.ticket(), `${scene.helpdesk.url}/agent/dashboard`),
  },
  {
    complaint: 'it counted on while I was on the phone for somebody else',
    play: 'the telephone’s small window comes over the ticket',
    async perform(scene) {
      const { agent, extension } = scene;
      const telephone = await servePage('<!doctype html><title>Telephone</title><input>');
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await agent.type(3);
      const small = await pop(scene, tab, telephone.url);
      await agent.type(6);
      await close(scene, small, tab);
      await agent.type(3);
      await telephone.stop();
      await pauseAndResume(await extension.consolePage());
      const elsewhereMs = countedMs(await readRecords(extension), 'elsewhere');
      expect(elsewhereMs.get(tab.ticket ?? '')).toBeGreaterThan(5_000);
    },
  },
  {
    complaint: 'looking at my figures counts as work',
    play: 'the extension’s own popup is open over the ticket',
    async perform(scene) {
      const { agent, extension } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await agent.type(4);
      await agent.turnBy(undefined, async () => {
        const popup = await extension.openPopup();
        await agent.wait(5);
        await agent.turnBy(tab.ticket, () => popup.close());
      });
      await agent.turnTo(tab);
      await agent.type(3);
    },
  },
  {
    complaint: 'nothing is counted in the floating chat',
    play: 'the conversation is pulled out of the page into a floating window',
    async perform(scene) {
      const { agent } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await tab.page.evaluate(() => {
        type Floating = { requestWindow(size: object): Promise<Window> };
        const { documentPictureInPicture } = window as unknown as { documentPictureInPicture: Floating };
        const pull = async () => {
          const floating = await documentPictureInPicture.requestWindow({ width: 320, height: 320 });
          floating.document.body.append(floating.document.createElement('textarea'));
        };
        document.addEventListener('click', () => void pull(), { once: true });
      });
      await agent.turnTo(tab);
      await agent.type(2);
      const page = await scene.opened(() => agent.click(tab.page.getByRole('heading').first()));
      await setWindowFocus(scene.extension, tab.page, false);
      await agent.turnTo({ page, ticket: tab.ticket });
      await agent.click(page.getByRole('textbox'));
      await agent.type(17);
      await agent.turnBy(tab.ticket, () => page.close());
    },
  },
];

/** Editors in frames, whose keys never reach the window of the ticket's page. */
import type { Page } from '@playwright/test';
import { servePage } from '../../browsers/plain-page.ts';
import { readRecords } from '../../browsers/records.ts';
import { countedSpans } from '../../handle-time/measured.ts';
import type { Scene } from '../../handle-time/scene.ts';
import type { Scenario } from './scenario.ts';
import { expect } from './test.ts';

const editor = '<!doctype html><textarea rows="9" cols="40" aria-label="Reply"></textarea>';

/** Longer than the idle limit, so that keys which nobody heard would be missed. */
const seconds = 18;

async function addFrame(page: Page, attributes: Record<string, string>, write = ''): Promise<void> {
  await page.evaluate(
    ([given, html]) => {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
      frame.style.cssText =
        'position: fixed; inset: 80px auto auto 80px; width: 480px; height: 320px; z-index: 9';
      frame.name = 'editor';
      document.body.append(frame);
      if (html) frame.contentDocument?.write(html);
    },
    [attributes, write] as const,
  );
}

async function writeIn(scene: Scene, add: (page: Page) => Promise<void>, depth = 1): Promise<void> {
  const { agent } = scene;
  const [tab] = await scene.tabs(scene.ticket());
  await add(tab.page);
  await agent.turnTo(tab);
  let frame = tab.page.frameLocator('iframe[name=editor]');
  for (let deep = 1; deep < depth; deep += 1) frame = frame.frameLocator('iframe');
  await agent.click(frame.getByRole('textbox'));
  await agent.type(seconds);
}

export const frames: Scenario[] = [
  {
    complaint: 'nothing is counted while I write',
    play: 'the reply is written in a frame of the helpdesk’s own',
    perform: (scene) =>
      writeIn(scene, async (page) => {
        await page.route('**/editor', (route) => route.fulfill({ contentType: 'text/html', body: editor }));
        await addFrame(page, { src: '/editor' });
      }),
  },
  {
    complaint: 'nothing is counted in the rich text editor',
    play: 'the reply is written in an about:blank frame',
    perform: (scene) => writeIn(scene, (page) => addFrame(page, {}, editor)),
  },
  {
    complaint: 'nothing is counted in the macro editor',
    play: 'the reply is written in a srcdoc frame within a srcdoc frame',
    perform: (scene) =>
      writeIn(
        scene,
        (page) =>
          addFrame(page, {
            srcdoc: `<iframe style="width: 400px; height: 240px" srcdoc="${editor.replaceAll('"', '&quot;')}"></iframe>`,
          }),
        2,
      ),
  },
  {
    complaint: 'nothing is counted in the app in the sidebar',
    play: 'the reply is written in a frame of another site, which cannot be seen into',
    async perform(scene) {
      const site = await servePage(editor);
      await writeIn(scene, (page) => addFrame(page, { src: site.url }));
      await site.stop();
      await scene.agent.turnTo(scene.elsewhere);
      const spans = async () => [...countedSpans(await readRecords(scene.extension)).values()].flat();
      await expect.poll(async () => (await spans()).some(({ frame }) => frame)).toBe(true);
    },
  },
];

/** What a helpdesk's page, or whoever got into the content script's world, can make the extension do: nothing. */
import type { CDPSession, Page } from '@playwright/test';
import { openTicket } from './agent.ts';
import { expect, test } from './test.ts';

/** Runs in the world of the content script, as somebody would who broke into the page's process. */
async function inContentWorld(tab: Page): Promise<(message: unknown) => Promise<unknown>> {
  const session: CDPSession = await tab.context().newCDPSession(tab);
  const worlds: { id: number; origin: string; auxData?: { type?: string } }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const world = worlds.find(({ auxData }) => auxData?.type === 'isolated');
  if (!world) throw new Error('no content script runs here');
  return async (message) => {
    const { result } = await session.send('Runtime.evaluate', {
      contextId: world.id,
      expression: `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
}

test('the page itself cannot reach the extension', async ({ helpdesk, tab, records }) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  await openTicket(tab, helpdesk, id, records);
  expect(await tab.evaluate(() => typeof (globalThis as { chrome?: typeof chrome }).chrome?.runtime)).toBe(
    'undefined',
  );
});

test('a content script may record its own helpdesk and nothing else; what is refused is counted', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  await openTicket(tab, helpdesk, id, records);
  const send = await inContentWorld(tab);
  const snapshot = {
    helpdesk: 'zendesk',
    origin: helpdesk.url,
    ticket: '77',
    viewer: { id: '12' },
    events: [],
    complete: true,
    precision: 'second',
    readAt: Date.now(),
  };
  const before = await records();
  const tries: [string, unknown, string][] = [
    ['connect', { helpdesk: 'zendesk', origin: 'https://evil.example' }, 'wrong-sender'],
    ['disconnect', { connection: `zendesk@${helpdesk.url}`, data: 'delete' }, 'wrong-sender'],
    ['addProfile', { helpdesk: 'zendesk', origin: helpdesk.url, viewer: '13', profile: 'x' }, 'wrong-sender'],
    ['record', { ...snapshot, origin: 'https://acme.zendesk.com' }, 'bad-message'],
    ['record', { ...snapshot, subject: 'Printer on fire' }, 'bad-message'],
    ['record', { ...snapshot, viewer: { id: '13' } }, 'other-viewer'],
    ['record', { ...snapshot, helpdesk: 'request-tracker' }, 'not-connected'],
    ['repeat', { helpdesk: 'zendesk', path: '//evil.example/x' }, 'bad-message'],
    ['steal', {}, 'unknown-message'],
  ];
  for (const [type, body, refusal] of tries) {
    expect(await send({ type, body }), type).toMatchObject({ ok: false, refusal });
  }
  expect(await records()).toEqual(before);

  const page = await extension.consolePage();
  const refused = () =>
    page.evaluate(async () => (await chrome.storage.local.get('incidents')).incidents as { refused: object });
  await expect
    .poll(async () => (await refused())?.refused)
    .toEqual({
      'connect: wrong-sender': 1,
      'disconnect: wrong-sender': 1,
      'addProfile: wrong-sender': 1,
      'record: bad-message': 2,
      'record: other-viewer': 1,
      'record: not-connected': 1,
      'repeat: bad-message': 1,
      'unknown: unknown-message': 1,
    });
});

import { beforeEach, expect, test, vi } from 'vitest';
import { isPageOf, openTicket } from '../../../lib/stores/open-ticket.ts';
import { browser, resetBrowser, world } from '../fake-browser.ts';

beforeEach(resetBrowser);

const zendesk = 'https://acme.zendesk.com/agent/tickets/12';
const tracker = 'https://rt.example/rt/Ticket/Display.html?id=12';

test.each<[string, string, boolean]>([
  [zendesk, zendesk, true],
  [`${zendesk}/events`, zendesk, true],
  [`${zendesk}#reply`, zendesk, true],
  [`${zendesk}3`, zendesk, false],
  ['https://other.zendesk.com/agent/tickets/12', zendesk, false],
  [tracker, tracker, true],
  [`${tracker}&Action=Show`, tracker, true],
  [`${tracker}0`, tracker, false],
])('%s shows %s: %s', (url, address, shown) => {
  expect(isPageOf(url, address)).toBe(shown);
});

const connection = {
  id: 'zendesk@https://acme.zendesk.com',
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  connectedAt: 0,
} as const;

test('a ticket comes to the front where a tab shows it, else it gets a tab', async () => {
  const shown: unknown[] = [];
  Object.assign(browser.tabs, {
    query: async () => [
      { id: 1, windowId: 5, url: `${zendesk}0` },
      { id: 2, windowId: 6, url: `${zendesk}/events` },
      { id: 3, windowId: 6 },
    ],
    update: vi.fn(async (id: number) => shown.push(['tab', id])),
    create: vi.fn(async ({ url }: { url: string }) => shown.push(['new', url])),
  });
  Object.assign(browser, { windows: { update: async (id: number) => shown.push(['window', id]) } });
  await openTicket(connection, '12');
  await openTicket(connection, '13');
  expect(shown).toEqual([
    ['tab', 2],
    ['window', 6],
    ['new', 'https://acme.zendesk.com/agent/tickets/13'],
  ]);
  expect(world.calls).toEqual([]);
});

import { beforeEach, expect, test, vi } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { goToTicket } from '../../../lib/stores/ticket-page.ts';
import { installAfresh } from '../background/fresh.ts';
import { world } from '../fake-browser.ts';

const origin = 'https://rt.acme.example';
const key = JSON.stringify([`request-tracker@${origin}`, '5']);
const replace = vi.fn();

beforeEach(async () => {
  await installAfresh();
  vi.stubGlobal('window', { location: { replace } });
  replace.mockReset();
  world.granted.add(`${origin}/*`);
  await handlers.connect({ helpdesk: 'request-tracker', origin });
  await handlers.attach({ helpdesk: 'request-tracker', base: '/rt' }, { origin });
  world.calls.length = 0;
});

function openTab(id: number, ticket: string): void {
  world.tabs.push({ id, url: `${origin}/rt/Ticket/Display.html?id=${ticket}` });
  world.answers.set(id, () => ({ helpdesk: 'request-tracker', ticket, reading: { state: 'idle' } }));
}

test('the tab that shows the ticket comes to the front, and this page goes', async () => {
  openTab(7, '4');
  openTab(8, '5');
  await goToTicket(key);
  expect(world.calls).toEqual(['front 8', 'window 1', 'close 99']);
  expect(replace).not.toHaveBeenCalled();
});

test('where no tab shows it, its page takes the place of this one', async () => {
  openTab(7, '4');
  world.tabs.push({ id: 9, url: `${origin}/rt/` });
  await goToTicket(key);
  expect(replace.mock.calls).toEqual([[`${origin}/rt/Ticket/Display.html?id=5`]]);
  expect(world.calls).toEqual([]);
});

test('of a connection that is gone: nothing', async () => {
  await goToTicket(JSON.stringify(['zendesk@https://gone.example', '5']));
  expect(replace).not.toHaveBeenCalled();
  expect(world.calls).toEqual([]);
});

import { expect, test } from 'vitest';
import { catalog, helpdeskAt, optionalHostPermissions } from '../../../lib/helpdesks/catalog.ts';

test.each([
  ['https://acme.zendesk.com/agent/tickets/5', 'zendesk'],
  ['https://acme.zendesk.com/hc/en-us', 'zendesk'],
  ['https://a.b.zendesk.com/', 'zendesk'],
  ['http://acme.zendesk.com/', undefined],
  ['https://zendesk.com.evil.example/', undefined],
  ['https://notzendesk.com/', undefined],
  ['https://helpdesk.acme.example/agent/tickets/5', 'zendesk'],
  ['https://rt.acme.example/Ticket/Display.html?id=7', 'request-tracker'],
  ['https://acme.example/rt/Ticket/Modify.html?id=7', 'request-tracker'],
  ['http://127.0.0.1:8080/Ticket/History.html?id=7', 'request-tracker'],
  ['https://acme.zendesk.com/Ticket/Display.html?id=7', 'zendesk'],
  ['https://rt.acme.example/Search/Results.html', undefined],
  ['file:///Ticket/Display.html?id=7', undefined],
  ['chrome://extensions', undefined],
])('%s belongs to %s', (address, helpdesk) => {
  expect(helpdeskAt(new URL(address))).toBe(helpdesk);
});

test('a helpdesk that is on customers’ own hosts has marks to be recognised by, at least two', () => {
  const marks = Object.values(catalog).filter(({ hosts }) => hosts.length === 0);
  expect(marks.length).toBeGreaterThan(0);
  for (const entry of marks) expect(entry.marks.length, entry.name).toBeGreaterThanOrEqual(2);
});

test('what may be asked for: the vendors’ hosts by name, then any', () => {
  expect(optionalHostPermissions).toEqual(['https://*.zendesk.com/*', 'https://*/*', 'http://*/*']);
});

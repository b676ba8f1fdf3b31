import { expect, test } from 'vitest';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { exportBegin, exportEnd, exportName, exportTickets } from '../../../lib/exchange/ticket-export.ts';

const head = {
  exportedAt: Date.parse('2026-11-22T09:00:00Z'),
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  viewer: '12',
  definitions: defaultDefinitions('Europe/Berlin'),
};
const ticket = (id: string) => ({
  record: emptyRecord('zendesk@https://acme.zendesk.com', id),
  completeAt: 5,
});

test.each([
  ['none', []],
  ['one part', [['1', '2']]],
  ['several parts', [['1', '2'], ['3'], ['4', '5']]],
])('%s: the parts together are one JSON document with every ticket once', (_, parts) => {
  const text = [
    exportBegin(head),
    ...parts.map((ids, index) => exportTickets(ids.map(ticket), index === 0)),
    exportEnd,
  ].join('');
  const file = JSON.parse(text);
  expect(file).toMatchObject({ format: 'firstline-tickets', version: 1, ...head });
  expect(file.tickets.map((one: { ticket: string }) => one.ticket)).toEqual(parts.flat());
});

test('a ticket stands in it without what can be worked out anew', () => {
  const [first] = JSON.parse(`[${exportTickets([ticket('1')], true)}]`);
  const { connection: _, ...lasting } = ticket('1').record;
  expect(first).toEqual({ ...lasting, completeAt: 5 });
});

test.each([
  ['https://acme.zendesk.com', 'firstline-acme.zendesk.com-2026-11-22.json'],
  ['http://127.0.0.1:8080', 'firstline-127.0.0.1-8080-2026-11-22.json'],
  ['http://[::1]:8080', 'firstline----1--8080-2026-11-22.json'],
])('the file of %s is called %s', (origin, name) => {
  expect(exportName({ ...head, origin })).toBe(name);
});

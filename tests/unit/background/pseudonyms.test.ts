import { expect, test } from 'vitest';
import { pseudonymise } from '../../../lib/background/pseudonyms.ts';
import type { Actor, TicketEvent } from '../../../lib/domain/ticket.ts';
import { anna, bob, pat, snapshot } from './a-ticket.ts';

const system: Actor = { role: 'system', id: '-1' };
const at = 1;
const events: TicketEvent[] = [
  { id: '1', at, type: 'created', by: pat },
  { id: '2', at, type: 'message', by: bob, public: true },
  { id: '3', at, type: 'message', by: anna, public: false },
  { id: '4', at, type: 'status', by: system, to: 'open' },
  { id: '5', at, type: 'assignment', by: bob, to: '77' },
  { id: '6', at, type: 'assignment', by: anna, to: anna.id },
  { id: '7', at, type: 'assignment' },
  { id: '8', at, type: 'handoff' },
  { id: '9', at, type: 'merge', into: '901' },
];
const read = snapshot(events, { requester: pat.id });

test('everybody but the viewer becomes a hash, everywhere', async () => {
  const { events: renamed, requester, viewer } = await pseudonymise(read, 'salt');
  const hash = expect.stringMatching(/^[A-Za-z0-9+/]{12}$/);
  expect(renamed).toEqual([
    { id: '1', at, type: 'created', by: { role: 'customer', id: hash } },
    { id: '2', at, type: 'message', by: { role: 'agent', id: hash }, public: true },
    events[2],
    events[3],
    { id: '5', at, type: 'assignment', by: { role: 'agent', id: hash }, to: hash },
    ...events.slice(5),
  ]);
  expect(viewer).toEqual({ id: anna.id });
  expect(requester).toBe(renamed[0]?.type === 'created' && renamed[0].by.id);
});

test('one person is one hash, two are two; the same again with the same salt, others with another', async () => {
  const people = async (salt: string) => {
    const { events: renamed, requester } = await pseudonymise(read, salt);
    return [
      requester,
      ...renamed.flatMap((event) => ('by' in event && event.by?.role === 'agent' ? [event.by.id] : [])),
    ];
  };
  const once = await people('salt');
  expect(new Set(once).size).toBe(3);
  expect(await people('salt')).toEqual(once);
  const other = await people('pepper');
  expect(other.filter((id) => once.includes(id))).toEqual([anna.id, anna.id]);
});

test('a viewer who is the requester stays', async () => {
  expect((await pseudonymise({ ...read, requester: anna.id }, 'salt')).requester).toBe(anna.id);
});

test('without a viewer nobody stays', async () => {
  const { viewer: _, ...nobody } = read;
  expect(JSON.stringify((await pseudonymise(nobody, 'salt')).events)).not.toContain('"id":"12"');
});

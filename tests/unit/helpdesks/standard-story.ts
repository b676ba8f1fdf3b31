/** What every adapter's reading of the standard story must come to; HELPDESK by HELPDESK the shapes differ, this not. */
import { expect } from 'vitest';
import { outcomeOf, type TicketOutcome } from '../../../lib/domain/outcome.ts';
import type { TicketEvent, TicketSnapshot } from '../../../lib/domain/ticket.ts';
import { addSnapshot, emptyRecord } from '../../../lib/domain/ticket-record.ts';
import type { Reading } from '../../../lib/helpdesks/adapter.ts';

export const minutes = (count: number) => count * 60_000;
export const at = (instant: string) => Date.parse(`${instant}Z`);

/** Words and addresses of people that stand in every fixture and must stand in no snapshot. */
export const secrets = [
  'Printer on fire',
  'It burns since lunch',
  'Pat Sample',
  'pat@customer.example',
  'Anna Agent',
  'anna@desk.example',
] as const;

export function snapshotOf(reading: Reading): TicketSnapshot {
  if (!reading.ok) throw new Error(`not read: ${reading.reason} (${reading.detail})`);
  return reading.snapshot;
}

/** The outcome for the viewer, by the domain's own rules. */
export function outcomeFor(...snapshots: TicketSnapshot[]): TicketOutcome {
  const record = snapshots.reduce(addSnapshot, emptyRecord('connection', 'ticket'));
  return outcomeOf(record, snapshots[0]?.viewer?.id ?? '', { fcrWindowDays: 7 });
}

/** One event as a line: easier to compare than objects, and a missing field shows. */
export function line(event: TicketEvent): string {
  const when = new Date(event.at).toISOString().replace('.000Z', '').replace('2026-', '');
  const by = 'by' in event && event.by ? ` by ${event.by.role} ${event.by.id}` : '';
  const what = {
    created: () => '',
    message: () => (event.type === 'message' && event.public ? ' public' : ' note'),
    status: () => (event.type === 'status' ? ` ${event.to}` : ''),
    assignment: () => (event.type === 'assignment' ? ` to ${event.to ?? 'nobody'}` : ''),
    rating: () => (event.type === 'rating' ? ` ${event.score} of ${event.scale.join('..')}` : ''),
    merge: () => (event.type === 'merge' ? ` into ${event.into}` : ''),
    handoff: () => '',
  }[event.type]();
  return `${when} ${event.type}${what}${by}`;
}

export function expectStandardFigures(outcome: TicketOutcome): void {
  const { firstResponse, firstResolution, fullResolution, firstContact } = outcome;
  expect({
    firstResponseMs: firstResponse.known && firstResponse.repliedAt - firstResponse.createdAt,
    firstResolutionMs: firstResolution.known && firstResolution.solvedAt - firstResolution.createdAt,
    fullResolutionMs: fullResolution.known && fullResolution.solvedAt - fullResolution.createdAt,
    secondContactAt: firstContact.known && firstContact.secondContactAt,
    dueAt: firstContact.known && firstContact.dueAt,
    reopens: outcome.reopens,
    thankYou: outcome.thankYou,
    waiting: outcome.waiting,
  }).toEqual({
    firstResponseMs: 2_530_000,
    firstResolutionMs: minutes(60),
    fullResolutionMs: minutes(24 * 60),
    secondContactAt: at('2026-03-03T08:00:00'),
    dueAt: at('2026-03-09T10:00:00'),
    reopens: 1,
    thankYou: false,
    waiting: undefined,
  });
}

export function expectNoSecrets(snapshot: TicketSnapshot, allowed: readonly string[] = []): void {
  const text = JSON.stringify(snapshot);
  expect(secrets.filter((secret) => text.includes(secret) && !allowed.includes(secret))).toEqual([]);
}

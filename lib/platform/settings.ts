/** What the worker needs to know, in versioned storage items. What is stored is read back through its schema; what does not fit is the default. */
import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { type Definitions, defaultDefinitions, definitions } from '../domain/definitions.ts';
import type { HelpdeskId } from '../domain/ticket.ts';

const definitionsItem = storage.defineItem<Definitions>('local:definitions', {
  init: () => defaultDefinitions(Intl.DateTimeFormat().resolvedOptions().timeZone),
  version: 1,
});

/** A helpdesk for which the permission was asked; the prompt may close the page that asked. */
export type PendingConnection = { helpdesk: HelpdeskId; origin: string; askedAt: number };
const pendingItem = storage.defineItem<PendingConnection | null>('local:pendingConnection', {
  fallback: null,
  version: 1,
});

/** What other people's ids are hashed with; made once, never exported. */
const saltItem = storage.defineItem<string>('local:salt', { init: () => crypto.randomUUID(), version: 1 });

export function readSalt(): Promise<string> {
  return saltItem.getValue();
}

export async function readDefinitions(): Promise<Definitions> {
  const stored = z.safeParse(definitions, await definitionsItem.getValue());
  return stored.success ? stored.data : defaultDefinitions(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

export function readPendingConnection(): Promise<PendingConnection | null> {
  return pendingItem.getValue();
}

export function writePendingConnection(value: PendingConnection | null): Promise<void> {
  return pendingItem.setValue(value);
}

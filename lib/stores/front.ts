/** What the tab in front of the agent is to Firstline: a helpdesk to connect, a ticket being recorded, or nothing. */
import { openDatabase } from '../db/connection.ts';
import { isConnected } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import { openSpan, ticketOf, unlessDamaged } from '../db/tickets.ts';
import { type HelpdeskId, helpdeskIds } from '../domain/ticket.ts';
import { maxSilenceMs, provenSpan } from '../domain/work.ts';
import { fingerprints, helpdeskAt } from '../helpdesks/catalog.ts';
import { type PageStatus, statusQuestion } from '../messaging/page-status.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { findMarks } from '../platform/scripts.ts';
import { askTab, frontTab } from '../platform/tabs.ts';
import { readDefinitions } from './definitions.ts';

export type Front =
  | { kind: 'elsewhere' }
  | { kind: 'unconnected'; origin: string; guess: HelpdeskId | undefined }
  /** Connected, but nothing answers in the tab. */
  | { kind: 'silent'; connection: Connection; tabId: number; hasPermission: boolean }
  | {
      kind: 'recorded';
      /** Of the person who is signed in; where that is nobody's yet, of somebody else there. */
      connection: Connection;
      tabId: number;
      status: PageStatus;
      handle: HandleSoFar | undefined;
    };

/** `ms`: proven until `at` (epoch ms); while `isRunning` it grows. */
export type HandleSoFar = { ms: number; at: number; isRunning: boolean };

export async function readFront(connections: readonly Connection[]): Promise<Front> {
  const tab = await frontTab();
  const url = tab?.url === undefined ? undefined : new URL(tab.url);
  if (!tab || !url || !/^https?:$/.test(url.protocol)) return { kind: 'elsewhere' };
  const there = connections.filter((one) => isConnected(one) && one.origin === url.origin);
  const [first] = there;
  if (!first) {
    return {
      kind: 'unconnected',
      origin: url.origin,
      guess: helpdeskAt(url) ?? (await fingerprint(tab.id, url)),
    };
  }
  const hasPermission = await hasOrigin(url.origin);
  const status = hasPermission && ((await askTab(tab.id, statusQuestion)) as PageStatus | undefined);
  if (!status) {
    return { kind: 'silent', connection: first, tabId: tab.id, hasPermission };
  }
  const ofHelpdesk = there.filter(({ helpdesk }) => helpdesk === status.helpdesk);
  const own = ofHelpdesk.find(({ viewer, isPicked }) =>
    status.viewer ? viewer === status.viewer : isPicked,
  );
  const connection = own ?? ofHelpdesk[0] ?? first;
  const handle = status.ticket && own ? await handleSoFar(connection.id, status.ticket) : undefined;
  return { kind: 'recorded', connection, tabId: tab.id, status, handle };
}

let looked: { page: string; helpdesk: HelpdeskId } | undefined;

/** What a page that the address tells nothing of looks like. Once it is recognised, it is not looked into again. */
async function fingerprint(tabId: number, url: URL): Promise<HelpdeskId | undefined> {
  const page = `${tabId} ${url}`;
  if (looked?.page === page) return looked.helpdesk;
  const [found] = await findMarks(tabId, fingerprints);
  const helpdesk = helpdeskIds.find((id) => id === found);
  if (helpdesk) looked = { page, helpdesk };
  return helpdesk;
}

async function handleSoFar(connection: string, ticket: string): Promise<HandleSoFar> {
  const db = await openDatabase();
  const [{ idleLimitMs }, stored, open] = await Promise.all([
    readDefinitions(db),
    ticketOf(db, connection, ticket).catch(unlessDamaged),
    openSpan(db),
  ]);
  const doneMs = stored?.record.spans.reduce((sum, { from, to }) => sum + (to - from), 0) ?? 0;
  const at = now();
  if (open?.connection !== connection || open.ticket !== ticket) return { ms: doneMs, at, isRunning: false };
  const { from, to } = provenSpan(open, at, { idleLimitMs, maxSilenceMs });
  return { ms: doneMs + (to - from), at, isRunning: to === at };
}

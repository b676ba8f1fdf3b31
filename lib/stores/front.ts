/** What the tab in front of the agent is to Firstline: a helpdesk to connect, a ticket being recorded, or nothing. */
import { isConnected } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import { type HelpdeskId, helpdeskIds } from '../domain/ticket.ts';
import { fingerprints, helpdeskAt } from '../helpdesks/catalog.ts';
import { type PageStatus, statusQuestion } from '../messaging/page-status.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { findMarks } from '../platform/scripts.ts';
import { askTab, frontTab } from '../platform/tabs.ts';

export type Front =
  | { kind: 'elsewhere' }
  | { kind: 'unconnected'; origin: string; guess: HelpdeskId | undefined }
  /** Connected, but nothing answers in the tab. */
  | { kind: 'silent'; connection: Connection; tabId: number; hasPermission: boolean }
  | {
      kind: 'recorded';
      /** Of the person who is signed in; where that is nobody's yet, of somebody else there. */
      connection: Connection;
      isOwn: boolean;
      tabId: number;
      status: PageStatus;
    };

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
  return { kind: 'recorded', connection, isOwn: own !== undefined, tabId: tab.id, status };
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

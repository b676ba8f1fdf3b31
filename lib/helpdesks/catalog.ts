/** The helpdesks that Firstline reads: what the manifest, the registrar, the popup and the README need of them. */
import type { HelpdeskId } from '../domain/ticket.ts';

/** An element of the page; with `text`, one that holds it. */
export type Mark = { selector: string; text?: string };

export type CatalogEntry = {
  name: string;
  /** Hosts where the vendor runs it; empty: the customer does, on any host. */
  hosts: string[];
  /** The path of a ticket's page, to recognise a self-hosted one by. */
  ticketPath: RegExp;
  /** What every page of a self-hosted one has in it, whatever its address. All of them must be there. */
  marks: readonly Mark[];
  /** The address of a ticket's page, below the helpdesk's own base. */
  ticketAddress: (ticket: string) => string;
  /** For the README. */
  reads: string;
  versions: string;
  precision: 'second' | 'minute';
};

export const catalog: Readonly<Record<HelpdeskId, CatalogEntry>> = {
  'request-tracker': {
    name: 'Request Tracker',
    hosts: [],
    ticketPath: /\/Ticket\/(?:Display|Update|History|Modify\w*)\.html$/,
    marks: [{ selector: 'body[id^="comp-"]' }, { selector: 'script', text: 'RT.CurrentUser =' }],
    ticketAddress: (ticket) => `/Ticket/Display.html?id=${ticket}`,
    reads: 'REST 2 with your session',
    versions: '5 (tested against a real one), 6 (from its documentation)',
    precision: 'second',
  },
  zendesk: {
    name: 'Zendesk Support',
    hosts: ['https://*.zendesk.com/*'],
    ticketPath: /^\/agent\/tickets\/\d+/,
    marks: [],
    ticketAddress: (ticket) => `/agent/tickets/${ticket}`,
    reads: 'ticket audits with your session',
    versions: 'cloud',
    precision: 'second',
  },
};

/** A vendor's hosts are asked for by name; a customer's own host can be any. */
export const optionalHostPermissions: readonly string[] = [
  ...new Set([...Object.values(catalog).flatMap(({ hosts }) => hosts), 'https://*/*', 'http://*/*']),
];

/** The helpdesk that an address belongs to: by the vendor's host, or by the path of a ticket's page. */
export function helpdeskAt(url: URL): HelpdeskId | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const entries = Object.entries(catalog) as [HelpdeskId, CatalogEntry][];
  const byHost = entries.find(([, { hosts }]) => hosts.some((host) => isOnHost(url, host)));
  const byPath = entries.find(([, { ticketPath }]) => ticketPath.test(url.pathname));
  return (byHost ?? byPath)?.[0];
}

/** The marks to look for, by helpdesk. */
export const fingerprints: Readonly<Partial<Record<HelpdeskId, readonly Mark[]>>> = Object.fromEntries(
  Object.entries(catalog).flatMap(([id, { marks }]) => (marks.length ? [[id, marks]] : [])),
);

function isOnHost(url: URL, pattern: string): boolean {
  const [, scheme, host] = /^(\w+):\/\/\*\.([^/]+)\//.exec(pattern) ?? [];
  return url.protocol === `${scheme}:` && url.hostname.endsWith(`.${host}`);
}

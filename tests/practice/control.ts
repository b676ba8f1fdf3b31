/** The `/practice` paths: the page's own files and list, and what a test steers from another process. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Customers } from './customers.ts';
import { type FaultOptions, type Faults, isFault } from './faults.ts';
import { readJson, sendJson } from './http.ts';
import { readAsset } from './page.ts';
import { AGENTS, CUSTOMERS, isAgentLogin } from './people.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';
import { ticketJson, userJson } from './wire.ts';

export interface ControlContext {
  store: Store;
  faults: Faults;
  sessions: Sessions;
  customers: Customers;
}

const ASSETS = '/practice/assets/';

export async function answerControl(
  context: ControlContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method === 'GET') return answerGet(context, request, response, url);
  // Only JSON: another site's form cannot send it without the browser asking first.
  if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json')) {
    return sendJson(response, 415, { error: 'POST application/json' });
  }
  const body = await readJson(request);
  switch (url.pathname) {
    case '/practice/faults':
      return sendJson(response, 200, controlFaults(context.faults, body));
    case '/practice/agent': {
      const agent = isAgentLogin(body.agent) ? body.agent : null;
      context.sessions.switchAll(agent);
      return sendJson(response, 200, { agent });
    }
    case '/practice/arrival':
      return sendJson(response, 200, { id: context.customers.arrive() });
    default:
      return sendJson(response, 404, { error: 'RecordNotFound' });
  }
}

async function answerGet(
  { store, faults, sessions }: ControlContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname === '/practice/log') return sendJson(response, 200, { log: faults.log });
  if (url.pathname === '/practice/queue.json') {
    const agent = sessions.agentOf(request.headers.cookie);
    if (!agent) return sendJson(response, 401, { error: "Couldn't authenticate you" });
    return sendJson(response, 200, { me: userJson(agent, url.origin), ...queueJson(store, url.origin) });
  }
  const name = url.pathname.startsWith(ASSETS) ? url.pathname.slice(ASSETS.length) : '';
  const asset = await readAsset(name);
  if (!asset) return sendJson(response, 404, { error: 'RecordNotFound' });
  response.writeHead(200, { 'Content-Type': asset.type, 'Cache-Control': 'no-store' }).end(asset.content);
}

/** The page's own list: `revision` tells it which tickets to read again, as stamps of a second cannot. */
export function queueJson(store: Store, origin: string): Record<string, unknown> {
  return {
    now: store.now(),
    users: [...Object.values(AGENTS), ...CUSTOMERS].map((person) => userJson(person, origin)),
    tickets: store
      .tickets()
      .map((ticket) => ({ ...ticketJson(ticket, origin), revision: ticket.audits.at(-1)?.id ?? 0 })),
  };
}

function controlFaults(faults: Faults, body: Record<string, unknown>): unknown {
  if (body.action === 'clear') faults.clear();
  else if (body.action === 'clear-log') faults.clearLog();
  else if (typeof body.path === 'string' && isFault(body.fault)) {
    faults.next(body.path, body.fault, (body.options ?? {}) as FaultOptions);
  } else return { error: 'Send {path, fault, options?} or {action: "clear" | "clear-log"}' };
  return { ok: true };
}

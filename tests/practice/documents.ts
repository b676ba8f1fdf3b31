/** What a browser is shown: the app to whoever is signed in, the sign-in form to everyone else. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { queueJson } from './control.ts';
import { readBody, redirect } from './http.ts';
import { appHtml, signInHtml } from './page.ts';
import { AGENTS, type AgentLogin, isAgentLogin, type Person } from './people.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';
import { auditJson, userJson } from './wire.ts';

export interface DocumentContext {
  store: Store;
  sessions: Sessions;
  pollMs: number;
  signedInAs: AgentLogin | null;
  sendHtml(response: ServerResponse, status: number, html: string): void;
}

const APP_PATH = /^\/agent\/(dashboard|tickets\/(\d+))(\/|$)/;

export async function answerDocument(
  context: DocumentContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { sessions, sendHtml } = context;
  const isPost = request.method === 'POST';
  if (url.pathname === '/') return redirect(response, '/agent/dashboard');
  if (url.pathname === '/access/login') {
    if (!isPost) return sendHtml(response, 200, await signInHtml());
    const login = new URLSearchParams(await readBody(request)).get('agent');
    if (!isAgentLogin(login)) return sendHtml(response, 422, await signInHtml());
    return redirect(response, '/agent/dashboard', { cookie: sessions.start(login) });
  }
  if (url.pathname === '/access/logout' && isPost) {
    sessions.end(request.headers.cookie);
    return redirect(response, '/access/login');
  }
  const path = url.pathname.match(APP_PATH);
  if (!path) {
    return sendHtml(response, 404, '<!doctype html><title>Not found</title><p>There is no such page.');
  }
  const agent = sessions.agentOf(request.headers.cookie) ?? welcome(context, request, response);
  if (!agent) return redirect(response, '/access/login');
  sendHtml(response, 200, await appHtml(pageStart(context, agent, url.origin, Number(path[2]))));
}

/** Signs a browser in that comes for the first time; one that has signed out stays so. */
function welcome(
  { sessions, signedInAs }: DocumentContext,
  request: IncomingMessage,
  response: ServerResponse,
): Person | null {
  if (!signedInAs || sessions.knows(request.headers.cookie)) return null;
  response.setHeader('Set-Cookie', sessions.start(signedInAs));
  return AGENTS[signedInAs];
}

function pageStart({ store, pollMs }: DocumentContext, agent: Person, origin: string, id: number): unknown {
  const ticket = store.ticket(id);
  return {
    me: userJson(agent, origin),
    pollMs,
    queue: queueJson(store, origin),
    opened: ticket ? { id: ticket.id, audits: ticket.audits.map((audit) => auditJson(ticket, audit)) } : null,
  };
}

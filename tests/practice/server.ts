/** The practice helpdesk's HTTP edge: 127.0.0.1 only, everything in memory, gone when it stops. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerApi } from './api.ts';
import { answerControl } from './control.ts';
import { type Customers, createCustomers } from './customers.ts';
import { answerDocument } from './documents.ts';
import { createFaults, type Fault, type Faults, type RequestRecord, spoil } from './faults.ts';
import { readJson, redirect, sendJson } from './http.ts';
import { signInHtml } from './page.ts';
import { pageNumber } from './paging.ts';
import type { AgentLogin } from './people.ts';
import { createSessions } from './sessions.ts';
import { createStore, type Store } from './store.ts';

export interface PracticeOptions {
  /** A free one when absent. */
  port?: number;
  /** Epoch ms that events are stamped with, and by which customers answer. */
  clock?: () => number;
  /** The number of its first ticket; 1001 when absent. */
  firstTicket?: number;
  /** What chance depends on: delays, who writes in. */
  seed?: number;
  /** Largest page of a list; 100 as at Zendesk. */
  pageSize?: number;
  /** Zendesk's Time Tracking app is installed; true when absent. */
  timeTracking?: boolean;
  /** Who is signed in from the first visit on; nobody when absent. */
  signedInAs?: AgentLogin;
  /** Header of every document. */
  contentSecurityPolicy?: string;
  /** Customers answer as their habit says; true when absent. */
  answers?: boolean;
  answerAfterMs?: readonly [number, number];
  /** New tickets come in over time; false when absent. */
  arrivals?: boolean;
  arriveAfterMs?: readonly [number, number];
  /** How often the page asks for news. */
  pollMs?: number;
  /** It stops by itself after this long; half an hour when absent. */
  maxLifetimeMs?: number;
}

export interface PracticeHelpdesk {
  /** Without a slash at its end. */
  url: string;
  store: Store;
  faults: Faults;
  customers: Customers;
  /** Makes every running session this agent's, or signs it out. */
  switchAgent(login: AgentLogin | null): void;
  setContentSecurityPolicy(value: string | null): void;
  stop(): Promise<void>;
}

const PAGE_HEADER = 'x-practice-page';
const ERROR_PAGE = '<!doctype html><title>Sorry</title><h1>Something went wrong</h1>';

export async function startPracticeHelpdesk(options: PracticeOptions = {}): Promise<PracticeHelpdesk> {
  const clock = options.clock ?? Date.now;
  const { pageSize = 100 } = options;
  const store = createStore({
    clock,
    ...(options.timeTracking !== undefined && { timeTracking: options.timeTracking }),
    ...(options.firstTicket !== undefined && { firstTicket: options.firstTicket }),
  });
  const faults = createFaults();
  const sessions = createSessions();
  const customers = createCustomers({
    store,
    seed: options.seed ?? 1,
    answers: options.answers ?? true,
    answerAfterMs: options.answerAfterMs ?? [12_000, 40_000],
    arrivals: options.arrivals ?? false,
    arriveAfterMs: options.arriveAfterMs ?? [60_000, 180_000],
  });
  let contentSecurityPolicy = options.contentSecurityPolicy ?? null;
  const { pollMs = 3000, signedInAs = null } = options;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: String(error) });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    customers.advance();
    // Links in the answers begin with the name that the client used, also where that is not 127.0.0.1.
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    if (url.pathname.startsWith('/practice/')) {
      return answerControl({ store, faults, sessions, customers }, request, response, url);
    }
    const fromPage = request.headers[PAGE_HEADER] === '1';
    const record = log(request, response, url, fromPage);
    const met = faults.take({ pathname: url.pathname, page: pageNumber(url, pageSize), fromPage });
    for (const fault of met) if (fault.kind === 'delay') await sleep(fault.ms, undefined, { ref: false });
    if (met.some((fault) => fault.kind === 'reset')) {
      record.status = 'reset';
      request.socket.resetAndDestroy();
      return;
    }
    if (await sendFault(response, met)) return;
    if (!url.pathname.startsWith('/api/v2/')) {
      return answerDocument({ store, sessions, pollMs, signedInAs, sendHtml }, request, response, url);
    }
    const method = request.method ?? 'GET';
    const agent = sessions.agentOf(request.headers.cookie);
    const body = method === 'GET' ? {} : await readJson(request);
    const answer = answerApi(store, { method, url, body, agent, fromPage }, pageSize);
    sendJson(response, answer.status, spoil(answer.body, met));
  }

  function log(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    fromPage: boolean,
  ): RequestRecord {
    const record: RequestRecord = {
      method: request.method ?? 'GET',
      path: url.pathname + url.search,
      at: clock(),
      fromPage,
      status: 'pending',
    };
    faults.log.push(record);
    response.on('finish', () => {
      record.status = response.statusCode;
    });
    return record;
  }

  function sendHtml(response: ServerResponse, status: number, html: string): void {
    if (contentSecurityPolicy !== null) response.setHeader('Content-Security-Policy', contentSecurityPolicy);
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(html);
  }

  async function sendFault(response: ServerResponse, met: readonly Fault[]): Promise<boolean> {
    for (const fault of met) {
      if (fault.kind === 'status') {
        const seconds = fault.retryAfterSeconds;
        if (seconds !== undefined) response.setHeader('Retry-After', String(seconds));
        sendJson(response, fault.status, { error: `Practice fault ${fault.status}` });
        return true;
      }
      if (fault.kind === 'redirect') {
        redirect(response, '/access/login', { status: 302 });
        return true;
      }
      if (fault.kind === 'html') {
        sendHtml(response, 200, fault.page === 'login' ? await signInHtml() : ERROR_PAGE);
        return true;
      }
    }
    return false;
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const lifetime = setTimeout(() => void stop(), options.maxLifetimeMs ?? 30 * 60_000).unref();

  async function stop(): Promise<void> {
    clearTimeout(lifetime);
    customers.stop();
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    store,
    faults,
    customers,
    switchAgent: sessions.switchAll,
    setContentSecurityPolicy(value) {
      contentSecurityPolicy = value;
    },
    stop,
  };
}

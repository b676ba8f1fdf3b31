/** The page as an adapter may use it: its document, its address, and GETs to its own origin. */
import { type Page, Unreadable } from '../helpdesks/adapter.ts';
import type { TeamWords } from '../helpdesks/team-words.ts';
import type { Answer as Reply } from '../messaging/protocol.ts';
import { now } from '../platform/clock.ts';
import { type Answer, get } from '../platform/http.ts';

/** A page that asks for a password, or sends what it asks for to a login address. */
const loginForm = /<input[^>]+type=["']?password|<form[^>]+action=["']?[^"'>]*\b(?:log-?in|sign-?in)/i;

/** @param repeat where the page's own policy may stand in the way of its content script */
export function createPage(window: Window, signal: AbortSignal, words: TeamWords, repeat?: Repeat): Page {
  const getText = createGet(signal, repeat);
  const remembered = new Map<string, Promise<unknown>>();
  const { origin } = window.location;
  return {
    document: window.document,
    url: () => new URL(window.location.href),
    now,
    words,

    async getJson(path) {
      const url = new URL(path, origin);
      if (url.origin !== origin) throw new Unreadable('not-recognised', 'an address on another origin');
      return parse(await getText(url), url.pathname);
    },

    once<T>(name: string, load: () => Promise<T>): Promise<T> {
      const known = remembered.get(name) as Promise<T> | undefined;
      if (known) return known;
      const loading = load();
      remembered.set(name, loading);
      loading.catch(() => remembered.delete(name));
      return loading;
    },
  };
}

/** Asks the worker to repeat a GET. */
export type Repeat = (path: string) => Promise<Reply<Answer>>;

/**
 * GETs from the page. In Firefox the page's own policy may forbid them (`connect-src`): once one failed that the
 * worker could make, the worker makes them all.
 */
function createGet(signal: AbortSignal, repeat: Repeat | undefined): (url: URL) => Promise<Answer> {
  let isBlocked = false;

  async function repeated(url: URL, ask: Repeat): Promise<Answer> {
    const reply = await ask(`${url.pathname}${url.search}`);
    if (!reply.ok) {
      const isOwnSession = reply.refusal !== 'other-session';
      throw new Unreadable(isOwnSession ? 'unreachable' : 'blocked-by-page', url.pathname);
    }
    const { status, isRedirect } = reply.value;
    // Until one went well, it is the session's cookies that did not go along: the page itself is signed in.
    if (!isBlocked && (isRedirect || status === 401)) throw new Unreadable('blocked-by-page', url.pathname);
    isBlocked = true;
    return reply.value;
  }

  return async (url) => {
    if (isBlocked && repeat) return repeated(url, repeat);
    try {
      return await get(url, 'same-origin', signal);
    } catch (error) {
      // In Firefox it comes from the page's own realm, and is no TypeError of this one.
      const { name } = error as Error;
      if (repeat && name === 'TypeError') return repeated(url, repeat);
      throw new Unreadable('unreachable', `${url.pathname}: ${name}`);
    }
  };
}

function parse({ status, isRedirect, retryAfter, text }: Answer, place: string): unknown {
  if (isRedirect || status === 401) throw new Unreadable('logged-out', place);
  if (status === 403) throw new Unreadable('no-permission', place);
  if (status === 404) throw new Unreadable('not-found', place);
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    throw new Unreadable('rate-limited', place, retryAfter === null ? undefined : retryInstant(retryAfter));
  }
  if (status !== 200) throw new Unreadable('unreachable', `${place}: status ${status}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(loginForm.test(text) ? 'logged-out' : 'not-recognised', `${place}: not JSON`);
  }
}

/** `Retry-After` gives seconds or a date; undefined: neither, the reader's own patience counts. */
function retryInstant(header: string): number | undefined {
  const at = /^\d+$/.test(header) ? now() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? undefined : at;
}

/** The page as an adapter may use it: its document, its address, and GETs to its own origin. */
import { type Page, Unreadable } from '../helpdesks/adapter.ts';
import { now } from '../platform/clock.ts';

/** A request without an answer must not hold up all the others. */
const longestAnswerMs = 30_000;

/** A page that asks for a password, or sends what it asks for to a login address. */
const loginForm = /<input[^>]+type=["']?password|<form[^>]+action=["']?[^"'>]*\b(?:log-?in|sign-?in)/i;

export function createPage(window: Window, signal: AbortSignal): Page {
  const remembered = new Map<string, Promise<unknown>>();
  const { origin } = window.location;
  return {
    document: window.document,
    url: () => new URL(window.location.href),
    now,

    async getJson(path) {
      const url = new URL(path, origin);
      if (url.origin !== origin) throw new Unreadable('not-recognised', 'an address on another origin');
      return parse(await get(url, signal), url.pathname);
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

type Answer = { response: Response; text: string };

async function get(url: URL, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { Accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw new Unreadable('unreachable', `${url.pathname}: ${(error as Error).name}`);
  }
}

function parse({ response: { status, type, headers }, text }: Answer, place: string): unknown {
  if (type === 'opaqueredirect' || status === 401) throw new Unreadable('logged-out', place);
  if (status === 403) throw new Unreadable('no-permission', place);
  if (status === 404) throw new Unreadable('not-found', place);
  const retryAfter = headers.get('Retry-After');
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

/** The page as an adapter may use it: its document, its address, and GETs to its own origin. */
import { type Page, Unreadable } from '../helpdesks/adapter.ts';
import { now } from '../platform/clock.ts';

const firstRetryMs = 30_000;

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
      const response = await get(url, signal);
      return parse(response, url.pathname);
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

async function get(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, {
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { Accept: 'application/json' },
      signal,
    });
  } catch (error) {
    throw new Unreadable('unreachable', `${url.pathname}: ${(error as Error).name}`);
  }
}

async function parse(response: Response, place: string): Promise<unknown> {
  const { status, type } = response;
  if (type === 'opaqueredirect' || status === 401) throw new Unreadable('logged-out', place);
  if (status === 403) throw new Unreadable('no-permission', place);
  if (status === 404) throw new Unreadable('not-found', place);
  const retryAfter = response.headers.get('Retry-After');
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    throw new Unreadable('rate-limited', place, now() + retryDelayMs(retryAfter));
  }
  if (status !== 200) throw new Unreadable('unreachable', `${place}: status ${status}`);
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const isLogin = /<input[^>]+type=["']?password/i.test(text);
    throw new Unreadable(isLogin ? 'logged-out' : 'not-recognised', `${place}: not JSON`);
  }
}

/** `Retry-After` gives seconds or a date. */
function retryDelayMs(header: string | null): number {
  const seconds = Number(header);
  if (header !== null && Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? firstRetryMs : Math.max(0, date - now());
}

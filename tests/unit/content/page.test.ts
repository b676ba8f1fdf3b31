import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPage, type Repeat } from '../../../lib/content/page.ts';
import type { Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { teamWords } from '../../../lib/helpdesks/team-words.ts';
import type { Answer } from '../../../lib/platform/http.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const window = {
  document: {},
  location: new URL('https://desk.acme.example/agent/tickets/5'),
} as unknown as Window;
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.spyOn(Date, 'now').mockReturnValue(now);
});

const words = teamWords({});
const page = () => createPage(window, new AbortController().signal, words);
const ask = (path = '/api/thing.json?x=1') => page().getJson(path);

async function refusal(promise: Promise<unknown>) {
  const { reason, message, retryAt } = await promise.then(
    () => Promise.reject(new Error('it answered')),
    (error: Unreadable) => error,
  );
  return { reason, message, retryAt };
}

test('asks its own origin, by GET, with the session, past the cache, without following redirects', async () => {
  fetched.mockResolvedValue(Response.json({ id: 5 }));
  expect(await ask()).toEqual({ id: 5 });
  expect(fetched).toHaveBeenCalledTimes(1);
  const [url, options] = fetched.mock.calls[0] ?? [];
  expect(String(url)).toBe('https://desk.acme.example/api/thing.json?x=1');
  expect(options).toMatchObject({
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'manual',
    signal: expect.anything(),
  });
  expect(options?.method ?? 'GET').toBe('GET');
  expect(Object.keys(options?.headers ?? {})).toEqual(['Accept']);
});

test.each([
  'https://evil.example/api',
  '//evil.example/api',
  'http://desk.acme.example/api',
  'https://desk.acme.example:444/api',
])('never asks another origin: %s', async (path) => {
  expect(await refusal(ask(path))).toMatchObject({ reason: 'not-recognised' });
  expect(fetched).not.toHaveBeenCalled();
});

const answer = (status: number, headers?: Record<string, string>, body = '{}') =>
  new Response(body, { status, ...(headers && { headers }) });
const login = '<html><form><input name="user"><input name="pass" type="password"></form></html>';

describe('an answer that is none', () => {
  test.each([
    ['401', answer(401), 'logged-out', undefined],
    ['403', answer(403), 'no-permission', undefined],
    ['404', answer(404), 'not-found', undefined],
    ['429', answer(429), 'rate-limited', undefined],
    ['429 for 120 seconds', answer(429, { 'Retry-After': '120' }), 'rate-limited', now + 120_000],
    [
      '429 until a date',
      answer(429, { 'Retry-After': 'Mon, 02 Mar 2026 09:10:00 GMT' }),
      'rate-limited',
      now + 600_000,
    ],
    ['429 until nonsense', answer(429, { 'Retry-After': 'soon' }), 'rate-limited', undefined],
    ['503 for 60 seconds', answer(503, { 'Retry-After': '60' }), 'rate-limited', now + 60_000],
    ['503', answer(503), 'unreachable', undefined],
    ['500', answer(500), 'unreachable', undefined],
    ['204', new Response(null, { status: 204 }), 'unreachable', undefined],
    [
      'HTML in place of JSON',
      answer(200, undefined, '<html>Maintenance of Pat’s printer</html>'),
      'not-recognised',
      undefined,
    ],
    ['a login form with 200', answer(200, undefined, login), 'logged-out', undefined],
    ['JSON cut off', answer(200, undefined, '{"subject":"Printer'), 'not-recognised', undefined],
  ])('%s', async (_, response, reason, retryAt) => {
    fetched.mockResolvedValue(response);
    const refused = await refusal(ask());
    expect(refused).toMatchObject({ reason, retryAt });
    expect(refused.message).toMatch(/^\/api\/thing\.json/);
    expect(refused.message).not.toMatch(/rinter/);
  });

  test('a redirect, which is to the login page', async () => {
    fetched.mockResolvedValue({
      type: 'opaqueredirect',
      status: 0,
      headers: new Headers(),
      text: async () => '',
    } as Response);
    expect(await refusal(ask())).toMatchObject({ reason: 'logged-out' });
  });

  test.each([
    ['no network', () => fetched.mockRejectedValue(new TypeError('fetch failed for pat'))],
    [
      'a connection that breaks in the body',
      () =>
        fetched.mockResolvedValue({
          status: 200,
          text: () => Promise.reject(new TypeError('broken')),
        } as Response),
    ],
  ])('%s', async (_, prepare) => {
    prepare();
    expect(await refusal(ask())).toMatchObject({
      reason: 'unreachable',
      message: '/api/thing.json: TypeError',
    });
  });
});

test('remembers what loaded under a name, for as long as the page lives, and no failure', async () => {
  const { once } = page();
  const load = vi.fn().mockRejectedValueOnce(new Error('first')).mockResolvedValue('anna');
  await expect(once('viewer', load)).rejects.toThrow('first');
  await Promise.all([once('viewer', load), once('viewer', load)]);
  expect(await once('viewer', load)).toBe('anna');
  expect(load).toHaveBeenCalledTimes(2);
  expect(await once('other', async () => 'bob')).toBe('bob');
});

describe('where the page’s own policy forbids the request', () => {
  const blocked = () => fetched.mockRejectedValue(new TypeError('blocked'));
  const came = (over: Partial<Answer> = {}) => ({
    ok: true as const,
    value: { status: 200, isRedirect: false, retryAfter: null, text: '{"id":5}', ...over },
  });
  const withRepeat = (repeat: Repeat) => createPage(window, new AbortController().signal, words, repeat);

  test('the worker repeats it, and makes the next ones straight away', async () => {
    blocked();
    const repeat = vi.fn<Repeat>(async () => came());
    const { getJson } = withRepeat(repeat);
    expect(await getJson('/api/thing.json?x=1')).toEqual({ id: 5 });
    expect(await getJson('/api/other.json')).toEqual({ id: 5 });
    expect(repeat.mock.calls).toEqual([['/api/thing.json?x=1'], ['/api/other.json']]);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test.each<[string, Awaited<ReturnType<Repeat>>, string]>([
    ['the worker does not reach it either', { ok: false, refusal: 'unreachable' }, 'unreachable'],
    ['the worker was stopped', { ok: false, refusal: 'internal' }, 'unreachable'],
    ['the window is private', { ok: false, refusal: 'other-session' }, 'blocked-by-page'],
    ['the session did not go along (401)', came({ status: 401 }), 'blocked-by-page'],
    ['the session did not go along (redirect)', came({ status: 0, isRedirect: true }), 'blocked-by-page'],
    ['the helpdesk asks to slow down', came({ status: 429, retryAfter: '60' }), 'rate-limited'],
  ])('%s', async (_, reply, reason) => {
    blocked();
    expect(await refusal(withRepeat(async () => reply).getJson('/api/thing.json'))).toMatchObject({ reason });
  });

  test('a session that ends after one went well is signed out, as anywhere', async () => {
    blocked();
    const repeat = vi.fn<Repeat>(async () => came({ status: 401 })).mockResolvedValueOnce(came());
    const { getJson } = withRepeat(repeat);
    await getJson('/x');
    expect(await refusal(getJson('/x'))).toMatchObject({ reason: 'logged-out' });
  });

  test('a request that took too long is not repeated', async () => {
    fetched.mockRejectedValue(new DOMException('late', 'TimeoutError'));
    const repeat = vi.fn<Repeat>();
    expect(await refusal(withRepeat(repeat).getJson('/x'))).toMatchObject({ reason: 'unreachable' });
    expect(repeat).not.toHaveBeenCalled();
  });

  test('a network that failed once is asked by the page again', async () => {
    fetched.mockRejectedValueOnce(new TypeError('gone')).mockResolvedValue(Response.json({ id: 6 }));
    const { getJson } = withRepeat(async () => ({ ok: false, refusal: 'unreachable' }));
    await refusal(getJson('/x'));
    expect(await getJson('/x')).toEqual({ id: 6 });
  });
});

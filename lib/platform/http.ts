/** The only requests there are: GETs to a helpdesk, with the agent's session. */

/** What came back, as far as an adapter may know it. */
export type Answer = {
  status: number;
  /** To another page, which was not followed: the login's, as a rule. */
  isRedirect: boolean;
  retryAfter: string | null;
  text: string;
};

/**
 * An answer from the browser's cache may be older than the ticket. Nor may the browser ask whether a cached one still
 * holds: Request Tracker 5 answers 500 to that once the ticket has changed.
 */
const cache = 'no-store';

/** A request without an answer must not hold up all the others. */
const longestAnswerMs = 30_000;

/**
 * @param credentials from the helpdesk's own page its cookies go along as its own; from the worker they must be included
 * @throws {TypeError} no answer, or the page's own policy forbids the request @throws {DOMException} too late, or ended
 */
export async function get(
  url: URL,
  credentials: 'same-origin' | 'include',
  signal?: AbortSignal,
): Promise<Answer> {
  const tooLate = AbortSignal.timeout(longestAnswerMs);
  const response = await fetch(url, {
    cache,
    credentials,
    redirect: 'manual',
    headers: { Accept: 'application/json' },
    signal: signal ? AbortSignal.any([signal, tooLate]) : tooLate,
  });
  return {
    status: response.status,
    isRedirect: response.type === 'opaqueredirect',
    retryAfter: response.headers.get('Retry-After'),
    text: await response.text(),
  };
}

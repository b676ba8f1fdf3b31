/** A page whose answers are prepared by path, with a log of what was asked. */
import type { Meanings } from '../../../lib/domain/helpdesk-rules.ts';
import { type Page, Unreadable } from '../../../lib/helpdesks/adapter.ts';
import { teamWords } from '../../../lib/helpdesks/team-words.ts';

export const readAt = Date.parse('2026-03-20T12:00:00Z');

/** A value, a refusal, or a function of how often it was asked before. */
export type Answers = Record<string, unknown>;

export type FakePage = Page & { asked: string[]; go(url: string): void };

export function fakePage(
  url: string,
  answers: Answers,
  document?: Document,
  meanings: Meanings = {},
): FakePage {
  let address = new URL(url);
  const asked: string[] = [];
  const remembered = new Map<string, Promise<unknown>>();
  return {
    asked,
    document: document ?? ({} as Document),
    url: () => address,
    now: () => readAt,
    words: teamWords(meanings),
    go: (next) => {
      address = new URL(next);
    },
    async getJson(path) {
      const { origin, pathname, search } = new URL(path, address.origin);
      if (origin !== address.origin) throw new Unreadable('not-recognised', 'an address on another origin');
      const key = `${pathname}${search}`;
      const before = asked.filter((one) => one === key).length;
      asked.push(key);
      await Promise.resolve();
      const found = answers[key] ?? answers[pathname];
      const answer = typeof found === 'function' ? found(before) : found;
      if (answer === undefined) throw new Unreadable('not-found', pathname);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    once<T>(name: string, load: () => Promise<T>) {
      const known = remembered.get(name) as Promise<T> | undefined;
      if (known) return known;
      const loading = load();
      remembered.set(name, loading);
      loading.catch(() => remembered.delete(name));
      return loading;
    },
  };
}

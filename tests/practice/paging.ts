/** Zendesk's two ways of handing out a long list: by cursor (`page[size]`, `page[after]`) and by page number. */

export interface Page<T> {
  items: T[];
  /** What stands beside the items in the answer. */
  envelope: object;
}

/** `pageSize` is the largest page that is given, whatever the client asks for. */
export function readPage<T>(items: readonly T[], url: URL, pageSize: number): Page<T> {
  return url.searchParams.has('page[size]') ? byCursor(items, url, pageSize) : byNumber(items, url, pageSize);
}

/** The number of the page that a URL asks for, from 1. */
export function pageNumber(url: URL, pageSize: number): number {
  const cursor = url.searchParams.get('page[after]');
  if (cursor === null) return Number(url.searchParams.get('page') ?? '1');
  const size = Math.min(pageSize, Number(url.searchParams.get('page[size]') ?? pageSize));
  return Math.floor(readCursor(cursor) / size) + 1;
}

function byCursor<T>(items: readonly T[], url: URL, pageSize: number): Page<T> {
  const asked = Number(url.searchParams.get('page[size]'));
  const size = Math.max(1, Math.min(pageSize, asked || pageSize));
  const start = readCursor(url.searchParams.get('page[after]'));
  const page = items.slice(start, start + size);
  const hasMore = start + size < items.length;
  return {
    items: page,
    envelope: {
      meta: {
        has_more: hasMore,
        after_cursor: page.length > 0 ? writeCursor(start + page.length) : null,
        before_cursor: page.length > 0 ? writeCursor(start) : null,
      },
      links: {
        prev: null,
        next: hasMore ? withParam(url, 'page[after]', writeCursor(start + size)) : null,
      },
    },
  };
}

function byNumber<T>(items: readonly T[], url: URL, pageSize: number): Page<T> {
  const size = Math.max(1, Math.min(pageSize, Number(url.searchParams.get('per_page')) || pageSize));
  const number = Math.max(1, Number(url.searchParams.get('page')) || 1);
  const end = number * size;
  return {
    items: items.slice(end - size, end),
    envelope: {
      next_page: end < items.length ? withParam(url, 'page', String(number + 1)) : null,
      previous_page: number > 1 ? withParam(url, 'page', String(number - 1)) : null,
      count: items.length,
    },
  };
}

function withParam(url: URL, name: string, value: string): string {
  const link = new URL(url);
  link.searchParams.set(name, value);
  return link.href;
}

const writeCursor = (index: number): string => Buffer.from(`after:${index}`).toString('base64url');

function readCursor(cursor: string | null): number {
  if (cursor === null) return 0;
  return Number(Buffer.from(cursor, 'base64url').toString().split(':')[1]) || 0;
}

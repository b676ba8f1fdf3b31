/** How Zendesk's lists go on: cursor pages or, on older accounts, numbered ones. */
import type { Shape } from './shape.ts';

/** The address of the next page; undefined: this was the last. */
export function nextPage(answer: Shape): string | undefined {
  const meta = answer.at('meta');
  const next = meta.isAbsent
    ? answer.at('next_page')
    : meta.at('has_more').boolean()
      ? answer.at('links').at('next')
      : undefined;
  return !next || next.isAbsent ? undefined : next.text();
}

/**
 * Zendesk's custom statuses. Each has a category, which is what audits tell as `status`; the custom status itself is
 * told beside it, and alone where the category stays.
 */
import type { TicketStatus } from '../domain/ticket.ts';
import type { Page, Unreadable } from './adapter.ts';
import { Shape } from './shape.ts';

/** By the name of the category. */
export const categories: Partial<Record<string, TicketStatus>> = {
  new: 'new',
  open: 'open',
  pending: 'pending',
  hold: 'hold',
  solved: 'solved',
  closed: 'closed',
};

export type CustomStatuses = Map<string, { category: string; means: TicketStatus }>;

/** By id, once a page; none where the team has no word for one: then the categories say all. */
export async function readCustomStatuses(page: Page): Promise<CustomStatuses> {
  const load = async (): Promise<CustomStatuses> => {
    const answer = new Shape(await page.getJson('/api/v2/custom_statuses.json'), 'statuses');
    return new Map(
      answer
        .at('custom_statuses')
        .list()
        .flatMap((status) => {
          const category = status.at('status_category').text();
          const means = page.words.statusNamed(status.at('agent_label').text()) ?? categories[category];
          return means ? [[status.at('id').id(), { category, means }] as const] : [];
        }),
    );
  };
  if (!page.words.hasStatuses) return new Map();
  return page.once('custom statuses', () => load().catch(noneWhereThereAreNone));
}

/** Not every account has them, and not every agent may list them. */
function noneWhereThereAreNone(error: unknown): CustomStatuses {
  const { reason } = error as Partial<Unreadable>;
  if (reason === 'no-permission' || reason === 'not-found') return new Map();
  throw error;
}

/** What an audit's change of status, or of custom status, comes to; nothing where its other change says it. */
export function statusIn(
  event: Shape,
  audit: Shape,
  custom: CustomStatuses,
): TicketStatus | 'unknown' | undefined {
  const changesOf = (field: string) =>
    audit
      .at('events')
      .list()
      .filter((one) => one.at('field_name').value === field)
      .map((one) => one.at('value'));
  const { value } = event.at('value');
  if (event.at('field_name').value === 'custom_status_id') {
    const status = custom.get(String(value));
    const isTold = changesOf('status').some((change) => change.value === status?.category);
    return isTold ? undefined : status?.means;
  }
  const told = changesOf('custom_status_id')
    .map((change) => custom.get(String(change.value)))
    .find((status) => status?.category === value);
  return told?.means ?? categories[event.at('value').text()] ?? 'unknown';
}

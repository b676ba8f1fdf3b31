/**
 * Zendesk's custom statuses. Each has a category, which is what audits tell as `status`; the custom status itself is
 * told beside it, and alone where the category stays.
 */
import type { TicketStatus } from '../domain/ticket.ts';
import { type Page, unlessWithheld } from './adapter.ts';
import { Shape } from './shape.ts';
import type { StatusMeaning } from './team-words.ts';

/** By the name of the category. */
export const categories: Partial<Record<string, TicketStatus>> = {
  new: 'new',
  open: 'open',
  pending: 'pending',
  hold: 'hold',
  solved: 'solved',
  closed: 'closed',
};

export type CustomStatuses = Map<string, { category: string; meaning: StatusMeaning }>;

/** By id, once a page; none where the team has no word for one: then the categories say all. */
export async function readCustomStatuses(page: Page): Promise<CustomStatuses> {
  const { words } = page;
  if (!words.hasStatuses) return new Map();
  const answer = await page.once('custom statuses', () =>
    unlessWithheld(page.getJson('/api/v2/custom_statuses.json')),
  );
  if (answer === undefined) return new Map();
  const all = new Shape(answer, 'statuses').at('custom_statuses').list();
  return new Map(
    all.flatMap((status) => {
      const category = status.at('status_category').text();
      const { to, ...rest } = words.statusNamed(status.at('agent_label').text(), categories[category]);
      return to ? [[status.at('id').id(), { category, meaning: { to, ...rest } }] as const] : [];
    }),
  );
}

/** What an audit's change of status, or of custom status, comes to; nothing where its other change says it. */
export function statusIn(
  event: Shape,
  audit: Shape,
  custom: CustomStatuses,
): StatusMeaning | 'unknown' | undefined {
  const value = event.at('value').id();
  const others = audit.at('events').list();
  const changesOf = (field: string) =>
    others
      .filter((other) => other.at('field_name').value === field)
      .map((other) => String(other.at('value').value));
  if (event.at('field_name').value === 'custom_status_id') {
    const status = custom.get(value);
    return status && !changesOf('status').includes(status.category) ? status.meaning : undefined;
  }
  const told = changesOf('custom_status_id').map((id) => custom.get(id));
  const to = categories[value];
  return told.find((status) => status?.category === value)?.meaning ?? (to ? { to } : 'unknown');
}

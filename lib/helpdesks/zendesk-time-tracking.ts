/**
 * What Zendesk's Time Tracking app books: seconds, in two custom fields of the ticket. Only the total is read. The
 * other one, of the last update, stays as it is when the same time is booked twice, and then no audit tells of it.
 */
import type { Accounted } from '../domain/ticket.ts';
import { type Page, unlessWithheld } from './adapter.ts';
import { Shape } from './shape.ts';
import { nextPage } from './zendesk-paging.ts';

const totalTitle = 'Total time spent (sec)';

/** From a ticket's whole history; nothing where it holds no booking. A reading is whole without it. */
export async function readAccounted(
  audits: readonly Shape[],
  viewer: string,
  page: Page,
): Promise<{ accounted?: Accounted }> {
  const changes = audits.flatMap((audit) => changesOfCustomFields(audit));
  if (changes.length === 0) return {};
  const totals = await page
    .once('time tracking', () => unlessWithheld(readTotalFields(page)))
    .catch(() => undefined);
  const booked = changes.filter(({ field }) => totals?.includes(field));
  if (booked.length === 0) return {};
  const sum = (some: typeof booked) => some.reduce((total, { seconds }) => total + seconds, 0) * 1000;
  return { accounted: { mineMs: sum(booked.filter(({ by }) => by === viewer)), allMs: sum(booked) } };
}

/** By how much a field that holds a whole number changed; an audit names a custom field by its id. */
function changesOfCustomFields(audit: Shape): { field: string; seconds: number; by: string }[] {
  return audit
    .at('events')
    .list()
    .flatMap((event) => {
      const field = String(event.at('field_name').value);
      const seconds = Number(event.at('value').value) - Number(event.at('previous_value').value ?? 0);
      if (!/^\d+$/.test(field) || !Number.isSafeInteger(seconds)) return [];
      return [{ field, seconds, by: audit.at('author_id').id() }];
    });
}

/** The app makes the field; where it was installed anew there is a second one. */
async function readTotalFields(
  page: Page,
  path = '/api/v2/ticket_fields.json?page[size]=100',
): Promise<string[]> {
  const answer = new Shape(await page.getJson(path), 'ticket fields');
  const fields = answer.at('ticket_fields').list();
  const found = fields.filter((field) => field.at('raw_title').value === totalTitle);
  const next = nextPage(answer);
  return [
    ...found.map((field) => field.at('id').id()),
    ...(next === undefined ? [] : await readTotalFields(page, next)),
  ];
}

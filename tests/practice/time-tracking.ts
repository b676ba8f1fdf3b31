/** Zendesk's Time Tracking app as the API shows it: two custom fields of seconds, and what booking does to them. */

import type { AuditDetail } from './audit.ts';

const TOTAL_FIELD_ID = 360_001;
const LAST_FIELD_ID = 360_002;

/** Seconds; null until something was booked. */
export interface Tracked {
  total: number | null;
  last: number | null;
}

export const NOTHING_TRACKED: Tracked = { total: null, last: null };

const systemField = (id: number, type: string, title: string) => ({
  id,
  type,
  title,
  raw_title: title,
  active: true,
});

const appField = (id: number, title: string) => ({
  ...systemField(id, 'integer', title),
  creator_user_id: -1,
  creator_app_name: 'Time Tracking',
});

export function ticketFieldsJson(isInstalled: boolean): Record<string, unknown>[] {
  return [
    systemField(1, 'subject', 'Subject'),
    systemField(2, 'status', 'Status'),
    ...(isInstalled
      ? [
          appField(LAST_FIELD_ID, 'Time spent last update (sec)'),
          appField(TOTAL_FIELD_ID, 'Total time spent (sec)'),
        ]
      : []),
  ];
}

export function customFieldsJson({ total, last }: Tracked): { id: number; value: string | null }[] {
  const text = (seconds: number | null) => (seconds === null ? null : String(seconds));
  return [
    { id: TOTAL_FIELD_ID, value: text(total) },
    { id: LAST_FIELD_ID, value: text(last) },
  ];
}

/** What a booking leaves in an audit; a field that stays as it was is not told of. */
export function book(before: Tracked, seconds: number): { after: Tracked; details: AuditDetail[] } {
  const after = { total: (before.total ?? 0) + seconds, last: seconds };
  const [from, to] = [customFieldsJson(before), customFieldsJson(after)];
  const details = to.flatMap(({ id, value }, index): AuditDetail[] => {
    const previous = from[index]?.value ?? null;
    return value === previous
      ? []
      : [{ type: 'Change', field_name: String(id), value, previous_value: previous }];
  });
  return { after, details };
}

/** The seconds that the app on the practice page sends with an update. */
export function secondsIn(customFields: unknown): number | undefined {
  if (!Array.isArray(customFields)) return undefined;
  const last: unknown = customFields.find((field) => field?.id === LAST_FIELD_ID)?.value;
  return Number.isSafeInteger(last) && Number(last) > 0 ? Number(last) : undefined;
}

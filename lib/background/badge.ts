/** What the icon says: the most important thing alone, as there is room for no second. */
import type { Pause } from '../domain/pause.ts';
import type { Mark } from '../platform/action.ts';
import { t } from '../platform/i18n.ts';

/** `isWithdrawn`: a helpdesk may no longer be read, and nobody would notice before the next look. */
export type IconState = { isWithdrawn: boolean; soon: number; missed: number; pause: Pause | undefined };

export function markFor({ isWithdrawn, soon, missed, pause }: IconState): Mark | undefined {
  if (isWithdrawn) return { text: '!', isUrgent: true, title: t('mark_withdrawn') };
  const count = soon + missed;
  if (pause?.kind === 'long' || (pause && count === 0)) {
    return { text: 'II', isUrgent: pause.kind === 'long', title: t('mark_paused') };
  }
  if (count === 0) return undefined;
  return { text: String(count), isUrgent: missed > 0, title: t('mark_limits', missed, soon) };
}

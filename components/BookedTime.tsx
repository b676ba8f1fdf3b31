import type { CrossCheck } from '../lib/domain/accounted.ts';
import type { Accounted, HelpdeskId } from '../lib/domain/ticket.ts';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';

const noBreakSpace = '\u00a0';

type Props = Accounted & { helpdesk: HelpdeskId };

/** What the agent booked on a ticket, in the helpdesk's own count. */
export function BookedTime({ mineMs, allMs, helpdesk }: Props) {
  return (
    <p class="secondary booked">
      <span>{t('booked_in', unbroken(mineMs), catalog[helpdesk].name)}</span>
      {allMs > mineMs && <span> {t('booked_by_all', unbroken(allMs))}</span>}
    </p>
  );
}

/** How measured and booked time add up over the tickets that have both. */
export function BookedSum({ tickets, measuredMs, bookedMs }: CrossCheck) {
  return (
    <p class="card booked-sum">
      {plural('booked_both', tickets, unbroken(measuredMs), unbroken(bookedMs))}{' '}
      <span class="secondary">{t('booked_apart')}</span>
    </p>
  );
}

/** A duration stands on one line, in the middle of a sentence too. */
function unbroken(ms: number): string {
  return durationText(ms).replaceAll(' ', noBreakSpace);
}

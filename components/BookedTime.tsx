import type { CrossCheck } from '../lib/domain/accounted.ts';
import type { Accounted, HelpdeskId } from '../lib/domain/ticket.ts';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';

type Props = Accounted & { helpdesk: HelpdeskId };

/** What the agent booked on a ticket, in the helpdesk's own count. */
export function BookedTime({ mineMs, allMs, helpdesk }: Props) {
  const mine = t('booked_in', durationText(mineMs), catalog[helpdesk].name);
  return (
    <p class="secondary booked">
      {allMs > mineMs ? t('booked_beside_others', mine, durationText(allMs)) : mine}
    </p>
  );
}

/** How measured and booked time add up over the tickets that have both. */
export function BookedSum({ tickets, measuredMs, bookedMs }: CrossCheck) {
  return (
    <p class="card booked-sum">
      {plural('booked_both', tickets, durationText(measuredMs), durationText(bookedMs))}{' '}
      <span class="secondary">{t('booked_apart')}</span>
    </p>
  );
}

import type { AuditedCorrection, DayRange, DayTicket } from '../lib/domain/day-work.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { Instant, timeOfDay } from './Instant.tsx';

type Props = {
  work: DayTicket;
  range: DayRange;
  timeZone: string;
  onUndo: (id: string) => Promise<void>;
};

/** What the agent said of a ticket's time on a day, the newest first; struck where it no longer holds. */
export function CorrectionList({ work: { ticket, corrections }, range, timeZone, onUndo }: Props) {
  if (corrections.length === 0) return null;
  return (
    <ol class="corrections" aria-label={t('corrections_of', ticket)}>
      {corrections.map((one) => (
        <li key={one.id} data-correction={one.id}>
          <p>
            {one.isInForce ? saidText(one, range, timeZone) : <s>{saidText(one, range, timeZone)}</s>}
            {one.undoneAt === undefined && (
              <button type="button" class="link" onClick={() => onUndo(one.id)}>
                {t('undo')}
              </button>
            )}
          </p>
          <p class="secondary">
            <Instant at={one.madeAt} timeZone={timeZone} />
            {` · ${t(`because_${keyOf(one.reason)}`)}`}
            {one.note !== undefined && ` · ${t('noted', one.note)}`}
          </p>
          {!one.isInForce && (
            <p class="secondary">
              {one.undoneAt === undefined ? t('correction_superseded') : t('correction_undone')}{' '}
              {one.undoneAt !== undefined && <Instant at={one.undoneAt} timeZone={timeZone} />}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function saidText(one: AuditedCorrection, range: DayRange, timeZone: string): string {
  const measured = durationText(one.measuredMs);
  if (one.from === range.from) return t('said_of_day', durationText(one.ms), measured);
  const stretch = t('from_to', timeOfDay(one.from, timeZone), timeOfDay(one.to, timeZone));
  return one.ms === 0
    ? t('said_denied', stretch, measured)
    : t('said_of_stretch', stretch, durationText(one.ms), measured);
}

import { type PeriodId, periods } from '../lib/domain/period.ts';
import { t } from '../lib/platform/i18n.ts';

const order = Object.keys(periods).sort(
  (a, b) => periods[a as PeriodId] - periods[b as PeriodId],
) as PeriodId[];

/** Radio buttons, so that arrow keys change the period. */
export function PeriodSwitch({
  period,
  onChoose,
}: {
  period: PeriodId;
  onChoose: (period: PeriodId) => void;
}) {
  return (
    <fieldset class="segments">
      <legend class="sr-only">{t('period_label')}</legend>
      {order.map((id) => (
        <label key={id}>
          <input type="radio" name="period" checked={id === period} onChange={() => onChoose(id)} />
          <span>{t(`period_${id}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

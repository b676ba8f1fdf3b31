import { durationParts } from '../lib/domain/duration.ts';
import { t } from '../lib/platform/i18n.ts';

const noBreakSpace = '\u00a0';

/** "24 min 10 s" as text; days are the largest unit unless it says hours. */
export function durationText(ms: number, largest?: 'h'): string {
  return durationParts(ms, largest)
    .map(({ value, unit }) => `${value}${noBreakSpace}${t(`unit_${unit}`)}`)
    .join(' ');
}

/** The same with small units, for a large figure. */
export function DurationText({ ms }: { ms: number }) {
  return (
    <>
      {durationParts(ms).map(({ value, unit }, index) => (
        <span key={unit} class="quantity">
          {index > 0 && ' '}
          {value}
          <span class="unit">
            {noBreakSpace}
            {t(`unit_${unit}`)}
          </span>
        </span>
      ))}
    </>
  );
}

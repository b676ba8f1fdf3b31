import type { Moment } from '../lib/domain/metrics/metric.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import { Instant } from './Instant.tsx';

/** What a figure was measured from: each moment and when it was. */
export function Moments({ moments, timeZone }: { moments: readonly Moment[]; timeZone: string }) {
  return (
    <ul class="moments">
      {moments.map(({ what, at }) => (
        <li key={`${what} ${at}`}>
          <span>{t(`moment_${keyOf(what)}`)}</span> <Instant at={at} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

import type { Pause } from '../lib/domain/pause.ts';
import { t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';

const minuteMs = 60_000;

/** While it is paused: for how long, and that nothing is counted. Whole minutes, so that it is not told every second. */
export function PauseLine({ pause }: { pause: Pause | undefined }) {
  return (
    <p class="pause-line" role="status">
      {pause && t(`pause_${pause.kind}`, durationText(Math.floor(pause.lastedMs / minuteMs) * minuteMs))}
    </p>
  );
}

/** The clock of a page, second by second, for what grows while somebody looks. */
import { useEffect, useState } from 'preact/hooks';
import { now } from '../platform/clock.ts';

/** @param isOn while it is off, the time is that of the last drawing */
export function useSecond(isOn: boolean): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
  return now();
}

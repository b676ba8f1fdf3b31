import { useSecond } from '../lib/stores/use-second.ts';

type Props = {
  /** Until `at`, epoch ms. */
  ms: number;
  at: number;
  isRunning: boolean;
};

/** A time that grows by the second while it runs: `6:42`, `1:06:42`. */
export function ClockText({ ms, at, isRunning }: Props) {
  const now = useSecond(isRunning);
  return <>{clockText(isRunning ? ms + Math.max(0, now - at) : ms)}</>;
}

function clockText(ms: number): string {
  const totalS = Math.floor(ms / 1000);
  const [h, min, s] = [Math.floor(totalS / 3600), Math.floor(totalS / 60) % 60, totalS % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`;
}

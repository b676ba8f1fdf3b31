/** When the first run is shown, and where it goes on. Pure: the store reads, this decides. */
import type { Welcome } from '../platform/welcome-setting.ts';
import { isConnected, type Overview } from './overview.ts';

/** Shown by itself while there is nothing else to show, and until the last screen is left. */
export function isWelcomeDue({ connections, damaged }: Overview, { step, isDone }: Welcome): boolean {
  const isNew = connections.length === 0 && damaged.connections.length === 0;
  return !isDone && (isNew || step === 'basics');
}

/** A helpdesk was connected while the agent stood at that screen, maybe with the popup closed: on to the next. */
export function afterReading(
  before: Overview | undefined,
  { connections }: Overview,
  welcome: Welcome,
): Welcome {
  const isNew = connections.some(isConnected) && !before?.connections.some(isConnected);
  return isNew && !welcome.isDone && welcome.step === 'connect' ? { ...welcome, step: 'basics' } : welcome;
}

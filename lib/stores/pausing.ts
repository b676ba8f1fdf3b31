/** Switches the counting of work off and on. */
import { ask } from '../messaging/client.ts';
import { refresh } from './popup.ts';

/** Where the browser lets the agent choose the keys that do it. */
export { openShortcutSettings } from '../platform/commands.ts';

/** @returns why not, or nothing */
export async function setPaused(isPaused: boolean): Promise<string | undefined> {
  const answer = await ask('pause', { isPaused });
  await refresh();
  return answer.ok ? undefined : (answer.detail ?? answer.refusal);
}

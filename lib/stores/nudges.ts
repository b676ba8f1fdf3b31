/** How the agent wants to be told of limits: what is chosen, and whether the browser lets it happen. */
import type { NudgeSettings } from '../domain/nudges.ts';
import { canNotify, requestNotifications } from '../platform/notifications.ts';
import { readNudgeSettings, writeNudgeSettings } from '../platform/nudge-settings.ts';

/** `isAllowed`: notifications, by the browser. */
export type Nudges = { settings: NudgeSettings; isAllowed: boolean };

export async function readNudges(): Promise<Nudges> {
  const [settings, isAllowed] = await Promise.all([readNudgeSettings(), canNotify()]);
  return { settings, isAllowed };
}

/** The worker hears of it by itself. */
export async function saveNudges(settings: NudgeSettings): Promise<Nudges> {
  await writeNudgeSettings(settings);
  return readNudges();
}

/**
 * Called in the turn of a click. The choice is stored before the browser asks: its prompt may close the popup. Where
 * it is not allowed, the choice stands and nothing comes of it.
 */
export async function switchNotificationsOn(settings: NudgeSettings): Promise<Nudges> {
  const stored = writeNudgeSettings({ ...settings, notify: true });
  const asked = requestNotifications();
  await Promise.allSettled([stored, asked]);
  return readNudges();
}

/** Notifications of the system's. The permission is optional: until it is given, the browser has no such thing at all. */
import { browser } from 'wxt/browser';

const permission = { permissions: ['notifications' as const] };

/** Must be called in the turn of a click, before any `await`. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request(permission);
}

export function canNotify(): Promise<boolean> {
  return browser.permissions.contains(permission);
}

/** @param id another one of the same takes its place */
export async function notify(id: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(id, { type: 'basic', iconUrl: '/icon/128.png', title, message });
}

/** Does nothing before the permission is given, and is called again once it is; the same listener is heard once. */
export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications?.onClicked.addListener(listener);
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications?.clear(id);
}

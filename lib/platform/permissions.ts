/** Host permissions: one origin at a time. */
import { browser } from 'wxt/browser';

/** Match patterns have no ports in Firefox, so the pattern covers a host; what is recorded is decided by origin. */
export function originPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Must be called in the turn of a click, before any `await`. */
export function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(origin)] });
}

export function hasOrigin(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(origin)] });
}

export function removeOrigin(origin: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [originPattern(origin)] });
}

export function onPermissionsAdded(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
}

export function onPermissionsRemoved(listener: () => void): void {
  browser.permissions.onRemoved.addListener(listener);
}

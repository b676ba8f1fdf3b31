/** The time zones: the machine's own, for what has no other yet, and all that there are. */

/** An IANA name. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** IANA names, the machine's own first. Not every browser counts UTC among those it supports. */
export function allTimeZones(): string[] {
  return [...new Set([ownTimeZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}

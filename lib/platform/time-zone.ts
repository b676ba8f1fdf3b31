/** The time zone of the machine, for what has no other yet. */

/** An IANA name. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

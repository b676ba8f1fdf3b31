/** The time zones that there are to choose from. */
import { matchingZones } from '../domain/zone-search.ts';
import { allTimeZones } from '../platform/time-zone.ts';

let zones: string[] | undefined;

/** IANA names that a text finds, the best first, no more than fit on a list. */
export function findZones(text: string): string[] {
  zones ??= allTimeZones();
  return matchingZones(zones, text);
}

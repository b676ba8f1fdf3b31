/** The choices that the figures depend on. Everything here is a parameter of the domain, never read by it. */
import * as z from 'zod/mini';

export const definitions = z.strictObject({
  /** IANA name; a local day is cut in this zone. */
  timeZone: z.string(),
  /** First contact resolution: how long a customer may come back, in days of 24 h of elapsed time. */
  fcrWindowDays: z.int().check(z.minimum(1), z.maximum(30)),
  /** Handle time: input further apart than this is no work. 15 s to 15 min. */
  idleLimitMs: z.int().check(z.minimum(15_000), z.maximum(900_000)),
});

export type Definitions = z.infer<typeof definitions>;

export function defaultDefinitions(timeZone: string): Definitions {
  return { timeZone, fcrWindowDays: 7, idleLimitMs: 120_000 };
}

/** What of the definitions a team sets: not what is an agent's own, as time zone, start of the day and shift. */
import { type Checked, list, object, optional } from './check.ts';
import { type Definitions, definitions } from './definitions.ts';
import { schedule } from './schedule.ts';

const { clock, fcrWindowDays, countsRepeats, idleLimitMs, oneTouch, topBox } = definitions.fields;

export const teamDefinitions = object({
  clock,
  fcrWindowDays: optional(fcrWindowDays),
  countsRepeats: optional(countsRepeats),
  idleLimitMs: optional(idleLimitMs),
  oneTouch: optional(oneTouch),
  topBox: optional(topBox),
});
export type TeamDefinitions = Checked<typeof teamDefinitions>;

/** Versions in any order. */
export const supportHours = list(schedule, { min: 1 });

export type DefiningParts = {
  definitions?: TeamDefinitions | undefined;
  supportHours?: Checked<typeof supportHours> | undefined;
};

/** The two together, as the definitions have them. */
export function definedBy({ definitions: chosen, supportHours: hours }: DefiningParts): Partial<Definitions> {
  return { ...chosen, ...(hours && { supportHours: hours }) };
}

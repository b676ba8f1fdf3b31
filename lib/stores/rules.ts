/** The definitions made ready to read with, once for as long as they stay the same. */
import type { Definitions } from '../domain/definitions.ts';
import { type Rules, rulesOf } from '../domain/rules.ts';
import type { BusinessClock } from '../domain/schedule.ts';
import { shiftOf } from '../domain/working-hours.ts';

type Compiled = { rules: Rules; shift: BusinessClock | undefined };

let last: ({ of: string } & Compiled) | undefined;

export function compiled(definitions: Definitions): Compiled {
  const of = JSON.stringify(definitions);
  if (last?.of === of) return last;
  const rules = rulesOf(definitions);
  last = { of, rules, shift: shiftOf(rules) };
  return last;
}

/**
 * A team's set-up as a file: what a lead saves and every agent of the team imports. Everything that is wrong with one
 * is named, each with its place; nothing of it is taken unless all is right.
 */
import * as z from 'zod/mini';
import { clocks, oneTouchReadings } from '../domain/definitions.ts';
import type { HelpdeskRules } from '../domain/helpdesk-rules.ts';
import { commonProblems, type Problem, problemsOf } from '../domain/problems.ts';
import { scheduleProblems, scheduleRules } from '../domain/schedule-rules.ts';
import { targetListRules, targetProblems } from '../domain/target-rules.ts';
import type { TeamSetup } from '../domain/team.ts';
import type { TeamDefinitions } from '../domain/team-definitions.ts';
import { helpdeskIds, ticketStatuses } from '../domain/ticket.ts';
import { lineOfMistake } from './json-place.ts';

export const teamFormat = 'firstline-team';
const version = 1;

/** A set-up with years of holidays has a fiftieth of it. */
export const maxTeamFileBytes = 1_000_000;

/** What can be wrong; people read it in their own language elsewhere. */
export const setupProblems = [
  ...new Set([...commonProblems, ...targetProblems, ...scheduleProblems]),
  'too-large',
  'too-deep',
  'not-json',
  'not-a-team-file',
  'newer-version',
  'nothing-set',
  'no-versions',
  'not-1-to-30',
  'not-an-idle-limit',
  'not-a-scale',
  'unknown-helpdesk',
  'not-an-origin',
  'unknown-status',
] as const;
export type SetupProblem = (typeof setupProblems)[number];

const name = z
  .string()
  .check(z.refine((text) => text.trim() !== '' && text.length <= 200, 'not-a-name' satisfies SetupProblem));

const definitionRules: z.ZodMiniType<TeamDefinitions> = z.strictObject({
  clock: z.exactOptional(z.enum(clocks)),
  fcrWindowDays: z.exactOptional(
    z.int('not-1-to-30').check(z.gte(1, 'not-1-to-30'), z.lte(30, 'not-1-to-30')),
  ),
  countsRepeats: z.exactOptional(z.boolean()),
  idleLimitMs: z.exactOptional(
    z.int('not-an-idle-limit').check(z.gte(15_000, 'not-an-idle-limit'), z.lte(900_000, 'not-an-idle-limit')),
  ),
  oneTouch: z.exactOptional(z.enum(oneTouchReadings)),
  topBox: z.exactOptional(z.record(z.string().check(z.regex(/^-?\d+--?\d+$/, 'not-a-scale')), z.number())),
});

const helpdeskRules: z.ZodMiniType<HelpdeskRules> = z.strictObject({
  helpdesk: z.enum(helpdeskIds, 'unknown-helpdesk'),
  origin: z.string().check(z.refine(isOrigin, 'not-an-origin')),
  statuses: z.exactOptional(z.record(name, z.enum(ticketStatuses, 'unknown-status'))),
  complaints: z.exactOptional(z.array(name).check(z.maxLength(500, 'too-many'))),
});

/** As the browser writes it, so that a page's own is found to be the same. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

const rules = z
  .strictObject({
    format: z.literal(teamFormat),
    version: z.literal(version),
    name: z.exactOptional(name),
    targets: z.exactOptional(targetListRules),
    supportHours: z.exactOptional(
      z.array(scheduleRules).check(z.minLength(1, 'no-versions'), z.maxLength(100, 'too-many')),
    ),
    definitions: z.exactOptional(definitionRules),
    helpdeskRules: z.exactOptional(z.array(helpdeskRules).check(z.maxLength(200, 'too-many'))),
  })
  .check(
    z.refine(
      ({ targets, supportHours, definitions, helpdeskRules }) =>
        targets || supportHours || definitions || helpdeskRules,
      'nothing-set',
    ),
  );

export type ParsedSetup = { ok: true; setup: TeamSetup } | { ok: false; problems: Problem<SetupProblem>[] };

/** @param text of a file, or pasted */
export function parseTeamSetup(text: string): ParsedSetup {
  if (text.length > maxTeamFileBytes) return refused('', 'too-large');
  const read = readJson(text.replace(/^\uFEFF/, ''));
  if ('problem' in read) return refused(read.field, read.problem);
  const { format, version: found } = { ...(read.value as { format?: unknown; version?: unknown }) };
  if (format !== teamFormat) return refused('format', 'not-a-team-file');
  if (typeof found === 'number' && found > version) return refused('version', 'newer-version');
  const { data, error } = rules.safeParse(read.value);
  if (error) return { ok: false, problems: problemsOf(error, setupProblems) };
  const { format: _, version: __, ...setup } = data;
  return { ok: true, setup };
}

function refused(field: string, problem: SetupProblem): ParsedSetup {
  return { ok: false, problems: [{ field, problem }] };
}

class ReservedName extends Error {}

/** A key that would reach an object's prototype is refused wherever it stands: records take any other. */
function readJson(text: string): { value: unknown } | Problem<SetupProblem> {
  try {
    const value: unknown = JSON.parse(text, (key, inner) => {
      if (key === '__proto__') throw new ReservedName();
      return inner;
    });
    return { value };
  } catch (error) {
    if (error instanceof ReservedName) return { field: '__proto__', problem: 'unknown-field' };
    if (!(error instanceof SyntaxError)) return { field: '', problem: 'too-deep' };
    return { field: `line ${lineOfMistake(text) ?? 1}`, problem: 'not-json' };
  }
}

/** In the order of the fields' explanations, one field a line, so that people can read and change it. */
export function teamFile({ name, targets, supportHours, definitions, helpdeskRules }: TeamSetup): string {
  const setup = { format: teamFormat, version, name, targets, supportHours, definitions, helpdeskRules };
  return `${JSON.stringify(setup, null, 2)}\n`;
}

export function teamFileName(name: string | undefined): string {
  const words = (name ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return `${['firstline-team', words.replace(/^-|-$/g, '')].filter(Boolean).join('-')}.json`;
}

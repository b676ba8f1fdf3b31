/**
 * The hours of one kind while they are edited: their versions, the draft of one of them, from when on it counts, and
 * the definitions that come of it all.
 */
import { type Clock, type Definitions, definitions as inFieldOrder } from './definitions.ts';
import { type LocalDay, localDay } from './local-day.ts';
import { isDate, type Schedule } from './schedule.ts';
import { draftOf, parseDraft, type ScheduleDraft } from './schedule-draft.ts';
import type { ScheduleProblem } from './schedule-rules.ts';
import { type Effect, indexInForce, inOrder, withChange } from './schedule-versions.ts';
import { parseTime } from './time-text.ts';

/** The team's support hours, or my shift. */
export type HoursKind = 'support' | 'shift';

/** From when on a change counts: see `Effect`; `today` and `date` are both `from`. */
export const startChoices = ['today', 'date', 'correct', 'always'] as const;
export type StartChoice = (typeof startChoices)[number];

export type Editing = {
  readonly kind: HoursKind;
  /** As they were when the editing began. */
  readonly definitions: Definitions;
  readonly today: LocalDay;
  /** In order, without what the draft changes. */
  readonly versions: readonly Schedule[];
  /** undefined: no hours are to be set. */
  readonly draft: ScheduleDraft | undefined;
  /** The place of the version that the draft was made from; -1: of none. */
  readonly base: number;
  readonly start: StartChoice;
  /** As typed; counts where `start` is `date`. */
  readonly date: string;
  readonly clock: Clock;
  /** As typed. */
  readonly dayStartsAt: string;
  /** Of the local days, where no shift says it. */
  readonly timeZone: string;
};

export type EditingProblem = { field: string; problem: ScheduleProblem };
export type Edited =
  | { ok: true; definitions: Definitions; isChanged: boolean }
  | { ok: false; problems: EditingProblem[] };

/** @param now epoch ms */
export function beginEditing(kind: HoursKind, definitions: Definitions, now: number): Editing {
  const versions = inOrder((kind === 'support' ? definitions.supportHours : definitions.shift) ?? []);
  const timeZone = versions.at(-1)?.timeZone ?? definitions.timeZone;
  const editing: Editing = {
    kind,
    definitions,
    today: localDay(now, timeZone),
    versions,
    draft: undefined,
    base: -1,
    start: 'today',
    date: '',
    clock: definitions.clock ?? 'business',
    dayStartsAt: definitions.dayStartsAt,
    timeZone: definitions.timeZone,
  };
  return openVersion(editing, indexInForce(versions, editing.today));
}

/** The definitions that the editing comes to. @param onto those in force by now, of which the rest stays */
export function editedDefinitions(editing: Editing, onto: Definitions = editing.definitions): Edited {
  const versions = editedVersions(editing);
  const dayStartsAt = parseTime(editing.dayStartsAt);
  const problems = Array.isArray(versions) ? [] : versions.problems;
  if (dayStartsAt === undefined || dayStartsAt === '24:00')
    problems.push({ field: 'dayStartsAt', problem: 'not-a-time' });
  if (!Array.isArray(versions) || dayStartsAt === undefined || problems.length > 0)
    return { ok: false, problems };
  const list = versions.length > 0 ? versions : null;
  const definitions =
    editing.kind === 'support'
      ? withSupport(onto, list, editing.clock)
      : {
          ...onto,
          shift: list,
          dayStartsAt,
          timeZone: versions[indexInForce(versions, editing.today)]?.timeZone ?? editing.timeZone,
        };
  const text = (one: Definitions) => JSON.stringify(inFieldOrder(one));
  return { ok: true, definitions, isChanged: text(definitions) !== text(onto) };
}

/** Business time is what counts where there are hours, so only the other choice is kept. */
function withSupport(
  { clock: _, ...onto }: Definitions,
  supportHours: Schedule[] | null,
  clock: Clock,
): Definitions {
  return { ...onto, supportHours, ...(supportHours && clock === 'calendar' && { clock }) };
}

/** The versions with the draft among them, in order. */
function editedVersions(editing: Editing): Schedule[] | { problems: EditingProblem[] } {
  const { versions, draft, base, start } = editing;
  if (!draft) return [];
  const parsed = parseDraft(draft);
  const problems: EditingProblem[] = parsed.ok ? [] : [...parsed.problems];
  const hasStart = versions.length > 0 && start === 'date';
  if (hasStart && !isDate(editing.date)) problems.push({ field: 'date', problem: 'not-a-date' });
  if (!parsed.ok || problems.length > 0) return { problems };
  const from = versions[base];
  const before = from && parseDraft(draftOf(from));
  const isSame = before?.ok && JSON.stringify(before.schedule) === JSON.stringify(parsed.schedule);
  return isSame && start !== 'always'
    ? [...versions]
    : withChange(versions, parsed.schedule, effectOf(editing));
}

function effectOf({ start, base, today, date }: Editing): Effect {
  switch (start) {
    case 'always':
      return { kind: 'always' };
    case 'correct':
      return { kind: 'correct', index: base };
    default:
      return { kind: 'from', date: start === 'date' ? date : today };
  }
}

/** Where a start can be chosen: of the version in force, which a change follows; any other one is corrected. */
export function startsOf({ versions, base, today }: Editing): StartChoice[] {
  if (versions.length === 0) return [];
  if (base !== indexInForce(versions, today)) return ['correct'];
  return startChoices.filter((choice) => choice !== 'correct' || versions.length > 1);
}

/** Takes a version up to change it. What was changed of another one is kept, where it is right. */
export function chooseVersion(editing: Editing, index: number): Editing {
  const chosen = editing.versions[index];
  const versions = editedVersions(editing);
  if (!chosen || !Array.isArray(versions)) return editing;
  const place = versions.indexOf(chosen);
  return place < 0 ? editing : openVersion({ ...editing, versions }, place);
}

export function removeVersion(editing: Editing, index: number): Editing {
  const versions = editing.versions.toSpliced(index, 1);
  const { base } = editing;
  if (index !== base) return { ...editing, versions, base: index < base ? base - 1 : base };
  return openVersion({ ...editing, versions }, indexInForce(versions, editing.today));
}

export function removeHours(editing: Editing): Editing {
  return openVersion({ ...editing, versions: [] }, -1);
}

function openVersion(editing: Editing, base: number): Editing {
  const version = editing.versions[base];
  const opened = { ...editing, base, draft: version && draftOf(version) };
  return { ...opened, start: startsOf(opened)[0] ?? 'today', date: '' };
}

/** How a draft is begun where nothing is set. */
export function proposeHours(editing: Editing, schedule: Schedule): Editing {
  return { ...editing, draft: draftOf(schedule) };
}

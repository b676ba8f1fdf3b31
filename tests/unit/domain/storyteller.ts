/**
 * Timelines as text, so that a test reads like the story it tells. One line an event or a deed:
 * `03-02 09:00:00 pat opens`, in UTC and 2026. Pat and kim are customers, rule and bot the system, `?` is nobody
 * known, everybody else an agent.
 */
import { outcomeOf, type TicketOutcome } from '../../../lib/domain/outcome.ts';
import type { WorkSpan } from '../../../lib/domain/spans.ts';
import type { Actor, TicketEvent, TicketStatus } from '../../../lib/domain/ticket.ts';
import { mergeTimeline } from '../../../lib/domain/timeline.ts';

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** `MM-DD HH:MM:SS` of 2026, UTC, as epoch ms. */
export function at(time: string): number {
  const ms = Date.parse(`2026-${time.replace(' ', 'T')}Z`);
  if (Number.isNaN(ms)) throw new Error(`No time: ${time}`);
  return ms;
}

/** `HH:MM:SS`, hours as many as it takes, in ms. */
export function duration(time: string): number {
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  return hours * hourMs + minutes * minuteMs + seconds * secondMs;
}

const roles: Record<string, Actor['role']> = {
  pat: 'customer',
  kim: 'customer',
  rule: 'system',
  bot: 'system',
};

function actorOf(name: string): Actor | undefined {
  return name === '?' ? undefined : { role: roles[name] ?? 'agent', id: name };
}

type Told = TicketEvent extends infer E ? (E extends TicketEvent ? Omit<E, 'id' | 'at'> : never) : never;

function deed(name: string, verb: string, object: string | undefined): Told[] {
  const by = actorOf(name);
  const someone = by ?? { role: 'system', id: '?' };
  const changes = (to: TicketStatus): Told[] => [{ type: 'status', to, ...(by && { by }) }];
  const assigns = (to?: string): Told[] => [
    { type: 'assignment', ...(to !== undefined && { to }), ...(by && { by }) },
  ];
  switch (verb) {
    case 'creates':
      return [{ type: 'created', by: someone }];
    case 'opens':
      return [
        { type: 'created', by: someone },
        { type: 'message', by: someone, public: true },
      ];
    case 'files':
      return [
        { type: 'created', by: someone },
        { type: 'message', by: someone, public: false },
      ];
    case 'writes':
      return [{ type: 'message', by: someone, public: true }];
    case 'notes':
      return [{ type: 'message', by: someone, public: false }];
    case 'sets':
      return changes(object as TicketStatus);
    case 'solves':
      return changes('solved');
    case 'closes':
      return changes('closed');
    case 'reopens':
      return changes('open');
    case 'takes':
      return assigns(name);
    case 'gives':
      return assigns(object);
    case 'unassigns':
      return assigns();
    case 'hands-off':
      return [{ type: 'handoff' }];
    case 'merges':
      return [{ type: 'merge', into: object ?? '1' }];
    case 'rates':
      return [{ type: 'rating', score: Number(object), scale: [1, 5] }];
    default:
      throw new Error(`Nobody ${verb}`);
  }
}

/** The timeline of a story, one line a deed; several deeds of one instant may share a line: `anna takes, writes`. */
export function story(...lines: string[]): TicketEvent[] {
  const events = lines.flatMap((line, index) => {
    const [, time, name, deeds] = /^(\S+ \S+) (\S+) (.+)$/.exec(line) ?? [];
    if (!time || !name || !deeds) throw new Error(`No deed: ${line}`);
    return deeds
      .split(', ')
      .flatMap((words) => {
        const [verb = '', object] = words.split(' ');
        return deed(name, verb, object);
      })
      .map((told, part) => ({ id: `${index + 1}.${part + 1}`, at: at(time), ...told }) as TicketEvent);
  });
  return mergeTimeline([], events);
}

export type Reading = {
  me?: string;
  complete?: boolean;
  /** Lines (from 1) whose events lay in the future when first read. */
  suspectLines?: number[];
  spans?: WorkSpan[];
  fcrWindowDays?: number;
  complaint?: boolean;
  /** When the requester's other tickets were created. */
  repeats?: string[];
};

/** What a story means to anna, its whole history seen, unless told otherwise. */
export function outcome(lines: readonly string[], reading: Reading = {}): TicketOutcome {
  const {
    me = 'anna',
    complete = true,
    suspectLines = [],
    spans = [],
    fcrWindowDays = 7,
    complaint = false,
    repeats = [],
  } = reading;
  const events = story(...lines);
  const suspect = events.map(({ id }) => id).filter((id) => suspectLines.includes(Number.parseInt(id, 10)));
  return outcomeOf({ events, complete, suspect, spans, complaint }, me, { fcrWindowDays }, repeats.map(at));
}

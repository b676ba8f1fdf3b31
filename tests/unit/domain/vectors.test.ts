/** Published numbers, and some of our own, from `tests/vectors/tickets.json`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DaySheet, replaceRow, rowsOf } from '../../../lib/domain/day-sheet.ts';
import { type Figure, figureOf } from '../../../lib/domain/figures.ts';
import { localDay } from '../../../lib/domain/local-day.ts';
import type { Metric, MetricValue } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { outcomeOf } from '../../../lib/domain/outcome.ts';
import type { Actor, TicketEvent } from '../../../lib/domain/ticket.ts';
import { mergeTimeline } from '../../../lib/domain/timeline.ts';
import {
  type Attention,
  attend,
  heartbeatMs,
  maxSilenceMs,
  type WorkSpan,
} from '../../../lib/domain/work.ts';
import { run } from './workday.ts';

type Vector = { id: string; input: unknown; expect: Record<string, unknown>; policy?: object };
type SourceEvent = { at: string; type: string; by?: string; to?: string; public?: boolean };

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../vectors/tickets.json', import.meta.url), 'utf8'),
);

const outOfScope: Record<string, string> = {
  'frt-a2': 'next reply time is not built yet',
  'frt-cw3': 'next reply time is not built yet',
  'ot-1': 'one-touch is not built yet',
  'ot-3': 'one-touch is not built yet',
  'ot-5': 'one-touch is not built yet',
  'ht-i1': 'policy not offered: another browser tab ends our span',
  'ht-f1': 'policy not offered: our work begins with attention, not with a draft',
  'ht-f3': 'policy not offered: our work begins with attention, not with a draft',
  'ht-c2': 'policy not offered: idle time is never kept',
  'utl-1': 'utilization is not built yet',
  'csat-2': 'CSAT is not built yet',
  'csat-4': 'CSAT is not built yet',
  'nps-1': 'NPS is not built yet',
  'ces-1': 'CES is not built yet',
  'fre-2': 'comparing with the period before is not built yet',
  'cw-bkt1': 'distributions are not built yet',
  'up-1': 'upsell is not built yet',
  'cmp-1': 'complaint resolution is not built yet',
};

/** Expected numbers of vectors that run, of metrics that do not exist yet. */
const notBuilt = ['requester_wait_s', 'agent_wait_s', 'on_hold_s', 'agent_work_s', 'solved_count'];

function actorOf(name: string): Actor {
  const [role, id = name] = name.split(':');
  return { role: role === 'agent' ? 'agent' : 'customer', id };
}

/** The adapter: from the source's names to our events. */
function eventsOf(input: SourceEvent[]): TicketEvent[] {
  const events = input.flatMap((source, index): TicketEvent[] => {
    const base = { id: `${index}`, at: Date.parse(source.at) };
    const by = source.by === undefined ? {} : { by: actorOf(source.by) };
    const message = { type: 'message', by: actorOf(source.by ?? ''), public: source.public ?? true } as const;
    switch (source.type) {
      case 'created':
        return [
          { ...base, type: 'created', by: message.by },
          { ...base, id: `${index}m`, ...message },
        ];
      case 'reply':
        return [{ ...base, ...message }];
      case 'solved':
        return [{ ...base, ...by, type: 'status', to: 'solved' }];
      case 'reopened':
        return [{ ...base, ...by, type: 'status', to: 'open' }];
      case 'status':
        return [{ ...base, ...by, type: 'status', to: source.to as 'open' | 'pending' | 'hold' }];
      case 'assigned':
        return [{ ...base, ...by, type: 'assignment', to: actorOf(source.to ?? '').id }];
      case 'bot_handoff':
        return [{ ...base, type: 'handoff' }];
      default:
        throw new Error(`No event: ${source.type}`);
    }
  });
  return mergeTimeline([], events);
}

const definitions = { fcrWindowDays: 7 };

/** A metric's values on a ticket, over all its agents: a figure is one agent's or nobody's. */
function valuesOf(metric: Metric, input: SourceEvent[]): MetricValue[] {
  const agents = new Set(input.flatMap(({ by }) => (by?.startsWith('agent:') ? [actorOf(by).id] : [])));
  return [...agents].flatMap((me) => {
    const outcome = outcomeOf({ events: eventsOf(input), complete: true, spans: [] }, me, definitions);
    const { value } = metric.measure(outcome, undefined);
    return value === null ? [] : [value];
  });
}

function secondsOf(metric: Metric, input: SourceEvent[]): number | null {
  const values = valuesOf(metric, input);
  expect(values.length, 'agents that it counts for').toBeLessThanOrEqual(1);
  return typeof values[0] === 'number' ? values[0] / 1000 : null;
}

const measures: Record<string, (input: SourceEvent[], vector: Vector) => unknown> = {
  frt_s: (input, { policy }) =>
    secondsOf(metrics[policy ? 'first-response-time-mine' : 'first-response-time'], input),
  resolution_first_s: (input) => secondsOf(metrics['first-resolution-time'], input),
  resolution_full_s: (input) => secondsOf(metrics['full-resolution-time'], input),
  reopens: (input) => valuesOf(metrics.reopens, input)[0],
  credit_resolved: (input) => valuesOf(metrics['full-resolution-time'], input).length,
};

function runTicket(vector: Vector): void {
  const expected = Object.entries(vector.expect).filter(([name]) => !notBuilt.includes(name));
  expect(expected.length).toBeGreaterThan(0);
  for (const [name, value] of expected) {
    expect(measures[name]?.(vector.input as SourceEvent[], vector), name).toBe(value);
  }
}

/** The figure of a period whose end is `asOf`, from tickets solved by me. */
function figureFrom(
  metric: Metric,
  tickets: { events: TicketEvent[]; spans?: WorkSpan[] }[],
  asOf: number,
): Figure {
  const sheets = new Map<string, DaySheet>();
  for (const [index, { events, spans = [] }] of tickets.entries()) {
    const outcome = outcomeOf({ events, complete: true, spans }, 'me', definitions);
    const ticket = `${index}`;
    const filing = { ticket, channel: undefined, lastReadAt: asOf, timeZone: 'UTC' };
    for (const [day, row] of rowsOf(outcome, filing)) {
      const sheet = replaceRow(sheets.get(day) ?? { day, connection: 'c', rows: [] }, ticket, row);
      if (sheet) sheets.set(day, sheet);
    }
  }
  return figureOf(metric, [...sheets.values()], localDay(asOf, 'UTC'), asOf);
}

const resolved = (at: string): SourceEvent[] => [
  { at: '2024-01-01T00:00:00Z', type: 'created', by: 'customer' },
  { at, type: 'solved', by: 'agent:me' },
];
/** The customer's next contact, as it shows on the ticket before. */
const contactedAgain = (at: string, resolvedAt: string): SourceEvent[] => [
  { at, type: 'reply', by: 'customer' },
  { at, type: 'reopened' },
  { at: resolvedAt, type: 'reply', by: 'agent:me' },
  { at: resolvedAt, type: 'solved', by: 'agent:me' },
];
const fcr = metrics['first-contact-resolution'];

function runShare({ input, expect: expected }: Vector): void {
  const { resolved_first: first, surveyed } = input as { resolved_first: number; surveyed: number };
  const tickets = Array.from({ length: surveyed }, (_, index) => [
    ...resolved('2024-01-02T10:00:00Z'),
    ...(index < first ? [] : contactedAgain('2024-01-03T10:00:00Z', '2024-01-03T11:00:00Z')),
  ]);
  const events = tickets.map((each) => ({ events: eventsOf(each) }));
  expect(figureFrom(fcr, events, Date.parse('2024-01-31T00:00:00Z'))).toMatchObject({
    ratio: { num: first, den: surveyed },
    statistics: { ratio: expected.fcr },
  });
}

function runContacts({ input, expect: expected }: Vector): void {
  type Contact = { customer: string; opened_at?: string; resolved_at: string };
  const { contacts, as_of } = input as { contacts: Contact[]; as_of: string };
  const tickets = contacts.map(({ customer, resolved_at }, index) => {
    const next = contacts.slice(index + 1).find((later) => later.customer === customer);
    const again = next?.opened_at ? contactedAgain(next.opened_at, next.resolved_at) : [];
    return { events: eventsOf([...resolved(resolved_at), ...again]) };
  });
  const { ratio, statistics, apart } = figureFrom(fcr, tickets, Date.parse(as_of));
  expect({
    eligible: ratio?.den,
    fcr_hits: ratio?.num,
    fcr: statistics.ratio,
    provisional: apart.pending?.length,
  }).toEqual(expected);
}

function attention(source: string, at: number, state: Attention['state'], inputAt = at): Attention {
  return { connection: 'c', ticket: source, source, at, inputAt, state };
}
const totalSeconds = (spans: WorkSpan[] = []) =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0) / 1000;

function runIdle({ input, expect: expected }: Vector): void {
  const { focus, last_input, idle_threshold_s } = input as {
    focus: [string, string];
    last_input: string;
    idle_threshold_s: number;
  };
  const limits = { idleLimitMs: idle_threshold_s * 1000, maxSilenceMs };
  const lastInput = Date.parse(last_input);
  const [from, to] = focus.map(Date.parse) as [number, number];
  const reports: Attention[] = [];
  for (let at = from; at <= to; at += heartbeatMs) {
    reports.push(attention('A', at, 'active', Math.min(at, lastInput)));
  }
  expect(totalSeconds(run(reports, limits).spans.A)).toBe(expected.active_s);

  const detectedAt = Date.parse(String(expected.idle_detected_at));
  const { open } = run(
    reports.filter(({ at }) => at <= detectedAt),
    limits,
  );
  expect(open?.confirmedAt, 'still open at the last instant within the limit').toBe(detectedAt);
  expect(attend(open, attention('A', detectedAt + 1, 'active', lastInput), limits)).toEqual({
    closed: { connection: 'c', ticket: 'A', span: { from, to: lastInput } },
  });
}

/** A page that lost the focus reports nothing more until it loses it by its own account. */
function runTabs({ input, expect: expected }: Vector): void {
  const { tabs } = input as { tabs: { conv: string; focus: [number, number] }[] };
  const reports = tabs
    .flatMap(({ conv, focus: [from, to] }, index) => {
      const lostAt = Math.min(to, ...tabs.slice(index + 1).map(({ focus }) => focus[0]));
      const beats: Attention[] = [];
      for (let at = from * 1000; at < lostAt * 1000; at += heartbeatMs)
        beats.push(attention(conv, at, 'active'));
      return [...beats, attention(conv, to * 1000, 'away')];
    })
    .sort((a, b) => a.at - b.at);
  const { spans } = run(reports);
  const seconds = Object.fromEntries(Object.entries(spans).map(([conv, own]) => [conv, totalSeconds(own)]));
  expect(seconds).toEqual(expected.handle_s);
  expect(totalSeconds(Object.values(spans).flat())).toBeLessThanOrEqual(Number(expected.sum_le_wall_s));
}

function runSleep({ input, expect: expected }: Vector): void {
  const { heartbeats_s, max_gap_s } = input as { heartbeats_s: number[]; max_gap_s: number };
  const beats = heartbeats_s.map((second) => attention('A', second * 1000, 'active'));
  const leaving = attention('A', Math.max(...heartbeats_s) * 1000, 'away');
  const { spans } = run([...beats, leaving], { idleLimitMs: 120_000, maxSilenceMs: max_gap_s * 1000 });
  expect(totalSeconds(spans.A)).toBe(expected.active_s);
}

function runHandled({ input, expect: expected }: Vector): void {
  const { tickets } = input as { tickets: { id: number; time_s: number }[] };
  const ids = [...new Set(tickets.map(({ id }) => id))];
  const worked = ids.map((id) => ({
    events: eventsOf(resolved('2024-01-02T10:00:00Z')),
    spans: tickets.flatMap((own, hour) =>
      own.id === id ? [{ from: hour * 3_600_000, to: hour * 3_600_000 + own.time_s * 1000 }] : [],
    ),
  }));
  const figure = figureFrom(metrics['handle-time'], worked, Date.parse('2024-01-31T00:00:00Z'));
  expect((figure.statistics.mean ?? 0) / 1000).toBe(expected.aht_s);
  expect(figure.n).toBe(expected.unique_tickets_with_time);
  expect(figure.apart['no-handle-time']).toHaveLength(ids.length - figure.n);
}

const runs: Record<string, (vector: Vector) => void> = {
  'frt-z1': runTicket,
  'frt-z3': runTicket,
  'frt-z5': runTicket,
  'frt-b2': runTicket,
  // The policy is our own clock, beside the customer's.
  'frt-cw2': runTicket,
  'res-z1': runTicket,
  'res-z3': runTicket,
  'fcr-1': runShare,
  'fcr-3': runContacts,
  'ht-r1': runIdle,
  'ht-t1': runTabs,
  'ht-s2': runSleep,
  'aht-2': runHandled,
};

describe('vectors', () => {
  it.each(vectors.filter(({ id }) => id in runs).map((vector) => [vector.id, vector] as const))(
    '%s',
    (id, vector) => runs[id]?.(vector),
  );

  it('are each either run or listed with a reason, and no other is', () => {
    expect([...Object.keys(runs), ...Object.keys(outOfScope)].sort()).toEqual(
      vectors.map(({ id }) => id).sort(),
    );
  });
});

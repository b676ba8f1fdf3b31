/** Published numbers, and some of our own, from `tests/vectors/tickets.json`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heartbeatMs } from '../../../lib/domain/attention.ts';
import { businessDaysAfter } from '../../../lib/domain/business-days.ts';
import { compare } from '../../../lib/domain/comparison.ts';
import { type DaySheet, replaceRow, rowsOf } from '../../../lib/domain/day-sheet.ts';
import { defaultDefinitions, type OneTouchReading } from '../../../lib/domain/definitions.ts';
import { bucketsOf } from '../../../lib/domain/distribution.ts';
import { type Figure, figureOf, type Reading } from '../../../lib/domain/figures.ts';
import { addDays, localDay } from '../../../lib/domain/local-day.ts';
import type { Metric, MetricValue } from '../../../lib/domain/metrics/metric.ts';
import { measure, metrics } from '../../../lib/domain/metrics/registry.ts';
import { outcomeOf } from '../../../lib/domain/outcome.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { compileSchedule } from '../../../lib/domain/schedule.ts';
import { lengthMs, type WorkSpan } from '../../../lib/domain/spans.ts';
import { tell } from '../../../lib/domain/story.ts';
import type { Actor, TicketEvent } from '../../../lib/domain/ticket.ts';
import { mergeTimeline } from '../../../lib/domain/timeline.ts';
import { limitsOf } from '../../../lib/domain/work.ts';
import { nineToFive } from './schedules.ts';
import { limits, numbered, run, type Said } from './workday.ts';

type Vector = { id: string; input: unknown; expect: Record<string, unknown>; policy?: object };
type SourceEvent = { at: string; type: string; by?: string; to?: string; public?: boolean };

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../vectors/tickets.json', import.meta.url), 'utf8'),
);

const outOfScope: Record<string, string> = {
  'ht-i1': 'policy not offered: another browser tab ends our span',
  'ht-f1': 'policy not offered: our work begins with attention, not with a draft',
  'ht-f3': 'policy not offered: our work begins with attention, not with a draft',
  'ht-c2': 'policy not offered: idle time is never kept',
  'nps-1': 'from imported surveys: tickets hold no such answers',
  'ces-1': 'from imported surveys: tickets hold no such answers',
  'up-1': 'from imported business records: tickets hold no offers',
};

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

const definitions = defaultDefinitions('UTC');
const rules = rulesOf(definitions);

/** A metric's values on a ticket, over all its agents: a figure is one agent's or nobody's. */
function valuesOf(metric: Metric, input: SourceEvent[]): MetricValue[] {
  const named = input.flatMap(({ by, to }) => [by, to].filter((name) => name?.startsWith('agent:')));
  const agents = new Set(named.map((name) => actorOf(name ?? '').id));
  return [...agents].flatMap((me) => {
    const outcome = outcomeOf({ events: eventsOf(input), complete: true, spans: [] }, me, definitions);
    return measure(metric, outcome, rules, undefined).flatMap(({ value }) => (value === null ? [] : [value]));
  });
}

/** An excerpt of a conversation that was opened and answered before. */
function continued(input: SourceEvent[]): SourceEvent[] {
  if (input.some(({ type }) => type === 'created')) return input;
  return [
    { at: '2024-01-01T00:00:00Z', type: 'created', by: 'customer' },
    { at: '2024-01-01T00:01:00Z', type: 'reply', by: 'agent:a', public: true },
    ...input,
  ];
}

function allSecondsOf(metric: Metric, input: SourceEvent[]): unknown[] {
  return valuesOf(metric, continued(input)).map((value) => typeof value === 'number' && value / 1000);
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
  next_reply_s: (input) => allSecondsOf(metrics['next-reply-time'], input),
  next_reply_agent_s: (input) => allSecondsOf(metrics['next-reply-time-mine'], input),
  requester_wait_s: (input) => secondsOf(metrics['requester-wait'], input),
  agent_wait_s: (input) => secondsOf(metrics['agent-wait'], input),
  on_hold_s: (input) => secondsOf(metrics['on-hold'], input),
  // What is left of the requester's wait without the hold.
  agent_work_s: (input) =>
    Number(secondsOf(metrics['requester-wait'], input)) - Number(secondsOf(metrics['on-hold'], input)),
  reopens: (input) => valuesOf(metrics.reopens, input)[0],
  solved_count: (input) => tell({ events: eventsOf(input), complete: true }).solves.length,
  credit_resolved: (input) => valuesOf(metrics.throughput, input).length,
};

function runTicket(vector: Vector): void {
  for (const [name, value] of Object.entries(vector.expect)) {
    expect(measures[name]?.(vector.input as SourceEvent[], vector), name).toEqual(value);
  }
}

/** The figure of a period whose end is `asOf`, from tickets solved by me. */
function figureFrom(
  metric: Metric,
  tickets: { events: TicketEvent[]; spans?: WorkSpan[] }[],
  asOf: number,
  reading: Partial<Reading> = {},
): Figure {
  const sheets = new Map<string, DaySheet>();
  for (const [index, { events, spans = [] }] of tickets.entries()) {
    const outcome = outcomeOf({ events, complete: true, spans }, 'me', definitions);
    const ticket = `${index}`;
    for (const [day, row] of rowsOf(outcome, { ticket, lastReadAt: asOf, rules })) {
      const sheet = replaceRow(sheets.get(day) ?? { day, connection: 'c', rows: [] }, ticket, row);
      if (sheet) sheets.set(day, sheet);
    }
  }
  const period = { from: '2024-01-01', to: localDay(asOf, 'UTC') };
  return figureOf(metric, [...sheets.values()], { ...period, now: asOf, ...reading });
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

function attention(source: string, at: number, state: Said['state'], inputAt = at): Said {
  return { connection: 'c', ticket: source, source, at, inputAt, state };
}
const totalSeconds = (spans: WorkSpan[] = []) => lengthMs(spans) / 1000;

function runIdle({ input, expect: expected }: Vector): void {
  const { focus, last_input, idle_threshold_s } = input as {
    focus: [string, string];
    last_input: string;
    idle_threshold_s: number;
  };
  const under = limitsOf({ idleLimitMs: idle_threshold_s * 1000 });
  const lastInput = Date.parse(last_input);
  const [from, to] = focus.map(Date.parse) as [number, number];
  const reports: Said[] = [];
  for (let at = from; at <= to; at += heartbeatMs) {
    reports.push(attention('A', at, 'active', Math.min(at, lastInput)));
  }
  expect(totalSeconds(run(numbered(reports), under).spans.A)).toBe(expected.active_s);

  const detectedAt = Date.parse(String(expected.idle_detected_at));
  const until = reports.filter(({ at }) => at <= detectedAt);
  const { state } = run(numbered(until), under);
  expect(state.open?.confirmedAt, 'still open at the last instant within the limit').toBe(detectedAt);
  const later = run(numbered([...until, attention('A', detectedAt + 1, 'active', lastInput)]), under);
  expect(later.state.open).toBeUndefined();
  expect(later.spans).toEqual({ A: [{ from, to: lastInput }] });
}

/** A page that lost the focus reports nothing more until it loses it by its own account. */
function runTabs({ input, expect: expected }: Vector): void {
  const { tabs } = input as { tabs: { conv: string; focus: [number, number] }[] };
  const reports = tabs
    .flatMap(({ conv, focus: [from, to] }, index) => {
      const lostAt = Math.min(to, ...tabs.slice(index + 1).map(({ focus }) => focus[0]));
      const beats: Said[] = [];
      for (let at = from * 1000; at < lostAt * 1000; at += heartbeatMs)
        beats.push(attention(conv, at, 'active'));
      return [...beats, attention(conv, to * 1000, 'away')];
    })
    .sort((a, b) => a.at - b.at);
  const { spans } = run(numbered(reports));
  const seconds = Object.fromEntries(Object.entries(spans).map(([conv, own]) => [conv, totalSeconds(own)]));
  expect(seconds).toEqual(expected.handle_s);
  expect(totalSeconds(Object.values(spans).flat())).toBeLessThanOrEqual(Number(expected.sum_le_wall_s));
}

function runSleep({ input, expect: expected }: Vector): void {
  const { heartbeats_s, max_gap_s } = input as { heartbeats_s: number[]; max_gap_s: number };
  const beats = heartbeats_s.map((second) => attention('A', second * 1000, 'active'));
  const leaving = attention('A', Math.max(...heartbeats_s) * 1000, 'away');
  const { spans } = run(numbered([...beats, leaving]), { ...limits, maxSilenceMs: max_gap_s * 1000 });
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

/** One ticket in four published readings; the fourth of them, "resolved after one reply", is ours in other words. */
function runOneTouch({ input, expect: expected }: Vector): void {
  const { agent_public_replies, wait_status } = input as {
    agent_public_replies: number;
    wait_status: boolean;
  };
  const replies = Array.from({ length: agent_public_replies }, (_, index) => ({
    at: `2024-01-01T0${index + 1}:00:00Z`,
    type: 'reply',
    by: 'agent:me',
    public: true,
  }));
  const waits = wait_status ? [{ at: '2024-01-01T05:00:00Z', type: 'status', to: 'pending' }] : [];
  const [created, solved] = resolved('2024-01-01T06:00:00Z') as [SourceEvent, SourceEvent];
  const events = eventsOf([created, ...replies, ...waits, solved]);
  const outcome = outcomeOf({ events, complete: true, spans: [] }, 'me', definitions);
  const reading = (oneTouch: OneTouchReading) => {
    const under = { ...rules, definitions: { ...definitions, oneTouch } };
    return measure(metrics['one-touch'], outcome, under, undefined)[0]?.value === 1;
  };
  expect({
    explore: reading('at-most-one-reply'),
    messaging: reading('never-pending'),
    dbt: reading('one-reply'),
    helpscout_first_reply: reading('one-reply'),
  }).toEqual(expected);
}

function runRatings({ input, expect: expected }: Vector): void {
  const { counts } = input as { counts: Record<string, number> };
  const scores = Object.entries(counts).flatMap(([score, count]) => Array(count).fill(Number(score)));
  const tickets = scores.map((score, index) => ({
    events: [
      ...eventsOf([
        { at: '2024-01-01T00:00:00Z', type: 'created', by: 'customer' },
        { at: '2024-01-01T01:00:00Z', type: 'reply', by: 'agent:me' },
      ]),
      { id: `r${index}`, at: Date.parse('2024-01-01T02:00:00Z'), type: 'rating', score, scale: [1, 5] },
    ] as TicketEvent[],
  }));
  const { n, statistics } = figureFrom(metrics.csat, tickets, Date.parse('2024-01-31T00:00:00Z'));
  expect({ csat: statistics.ratio ?? null, n }).toEqual(expected);
}

function runWorkload({ input, expect: expected }: Vector): void {
  const { handle_min, available_min, paid_min } = input as Record<string, number>;
  const minuteMs = 60_000;
  const from = Date.parse('2024-01-02T08:00:00Z');
  const spans = [{ from, to: from + Number(handle_min) * minuteMs }];
  const hours = { shiftMs: Number(paid_min) * minuteMs, availableMs: Number(available_min) * minuteMs };
  const share = (metric: Metric) => {
    const tickets = [{ events: eventsOf(resolved('2024-01-02T10:00:00Z')), spans }];
    const { statistics } = figureFrom(metric, tickets, Date.parse('2024-01-03T00:00:00Z'), { hours });
    return Number((statistics.ratio ?? Number.NaN).toFixed(4));
  };
  expect({
    utilization: share(metrics.utilization),
    occupancy: share(metrics.occupancy),
    utilization_wide: share(metrics['utilization-wide']),
  }).toEqual(expected);
}

function runChange({ input, expect: expected }: Vector): void {
  const { prev, cur } = input as { prev: number; cur: number };
  const figure = (sum: number) => ({ statistics: { sum } }) as Figure;
  expect({ pct_change: compare(figure(cur), figure(prev), 'sum')?.change }).toEqual(expected);
}

function runBuckets({ input, expect: expected }: Vector): void {
  const { values_s } = input as { values_s: number[] };
  const hoursS = [1, 4, 8, 24].map((hours) => hours * 3600);
  expect(bucketsOf(values_s, hoursS).map(({ count }) => count)).toEqual(Object.values(expected));
}

/** Due at the close of the third business day: that day is its third, and the next one would be its fourth. */
function runComplaint({ input, expect: expected }: Vector): void {
  const { received, holidays, tz } = input as { received: string; holidays: string[]; tz: string };
  const support = compileSchedule({ ...nineToFive, timeZone: tz, holidays });
  const daysUntil = (day: string) =>
    businessDaysAfter(Date.parse(`${received}T10:00:00Z`), Date.parse(`${day}T22:00:00Z`), support);
  const due = String(expected.summary_due_close_of);
  expect([daysUntil(addDays(due, -1)), daysUntil(due), daysUntil(addDays(due, 1))]).toEqual([2, 3, 4]);
}

const runs: Record<string, (vector: Vector) => void> = {
  'frt-z1': runTicket,
  'frt-z3': runTicket,
  'frt-z5': runTicket,
  'frt-b2': runTicket,
  // The policy is our own clock, beside the customer's.
  'frt-cw2': runTicket,
  'frt-a2': runTicket,
  'frt-cw3': runTicket,
  'res-z1': runTicket,
  'res-z3': runTicket,
  // Each column of the policy is a reading that can be chosen.
  'ot-1': runOneTouch,
  'ot-3': runOneTouch,
  'ot-5': runOneTouch,
  'fcr-1': runShare,
  'fcr-3': runContacts,
  'ht-r1': runIdle,
  'ht-t1': runTabs,
  'ht-s2': runSleep,
  'aht-2': runHandled,
  'utl-1': runWorkload,
  'csat-2': runRatings,
  'csat-4': runRatings,
  'fre-2': runChange,
  'cw-bkt1': runBuckets,
  'cmp-1': runComplaint,
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

/** The oracle itself against published numbers: otherwise two could be wrong in the same way. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TicketEvent } from '../../lib/domain/ticket.ts';
import { consultOracle } from './oracle.ts';
import type { Profile } from './profiles.ts';
import { type Opening, type ScheduleVersion, weekdays } from './schedules.ts';
import type { Story } from './stories.ts';
import { instantNear } from './zones.ts';

type Vector = {
  id: string;
  kind: 'within' | 'add';
  schedule: {
    tz: string;
    hours: Record<string, Opening[]>;
    holidays?: string[];
    yearly_holidays?: string[];
    overrides?: Record<string, Opening[]>;
    breaks?: Record<string, Opening[]>;
  };
  from: string;
  to?: string;
  expect_s?: number;
  add_s?: number;
  expect_at?: string;
  agrees: boolean;
};

const vectors = (
  JSON.parse(readFileSync(new URL('../vectors/business-time.json', import.meta.url), 'utf8')) as Vector[]
).filter(({ agrees, add_s, from, to }) => agrees && add_s !== 0 && (to === undefined || from <= to));

const me = 'agent-1';

describe('business time in SQL', () => {
  let measured: Map<number, number>;

  // Each vector is a ticket: created when its time begins, answered when it ends.
  beforeAll(async () => {
    const profiles = vectors.map((vector, profile) => profileOf(vector, profile));
    const stories = vectors.map((vector, ticket) => storyOf(vector, profiles[ticket] as Profile, ticket));
    const oracle = await consultOracle(stories, profiles);
    const rows = await oracle.query<{ ticket: number; business: number }>(
      "SELECT ticket, business FROM truth WHERE metric = 'first-response-time'",
    );
    measured = new Map(rows.map(({ ticket, business }) => [ticket, business]));
    oracle.close();
  });

  it.each(vectors.map((vector, index) => ({ ...vector, index })))('$id', ({ index, expect_s, add_s }) => {
    expect(measured.get(index)).toBe(1000 * (expect_s ?? add_s ?? Number.NaN));
  });
});

function profileOf({ schedule, from, to, expect_at }: Vector, profile: number): Profile {
  const version: ScheduleVersion = {
    timeZone: schedule.tz,
    hours: Object.fromEntries(
      weekdays.map((day) => [day, schedule.hours[day] ?? []]),
    ) as ScheduleVersion['hours'],
    holidays: schedule.holidays ?? [],
    yearlyHolidays: schedule.yearly_holidays ?? [],
    overrides: schedule.overrides ?? {},
    breaks: schedule.breaks ?? {},
    validFrom: '2000-01-01',
  };
  const now = instant(to ?? expect_at ?? from, schedule.tz);
  const common = {
    me,
    timeZone: schedule.tz,
    dayStartsAt: '00:00',
    windowDays: 7,
    countsRepeats: false,
    countsElsewhere: false,
    hot: [],
    now,
    limitMs: 0,
  };
  return { profile, ...common, support: [version], range: [now, now] };
}

function storyOf({ schedule, from, to, expect_at }: Vector, profile: Profile, ticket: number): Story {
  const customer = { role: 'customer' as const, id: 'customer-1' };
  const begin = instant(from, schedule.tz);
  const events: TicketEvent[] = [
    { id: '1', at: begin, type: 'created', by: customer },
    { id: '2', at: begin, type: 'message', by: customer, public: true },
    {
      id: '3',
      at: instant(to ?? expect_at ?? '', schedule.tz),
      type: 'message',
      by: { role: 'agent', id: me },
      public: true,
    },
  ];
  return {
    ticket,
    profile,
    record: {
      connection: `connection-${profile.profile}`,
      ticket: String(ticket),
      events,
      complete: true,
      precision: 'second',
      suspect: [],
      spans: [],
    },
  };
}

function instant(text: string, timeZone: string): number {
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/.test(text);
  return hasOffset ? Date.parse(text) : instantNear(Date.parse(`${text.replace(' ', 'T')}Z`), timeZone);
}

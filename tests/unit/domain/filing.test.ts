/** What is filed of tickets, one by one as they are read, is what a rebuild from the tickets files. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backlogTrend } from '../../../lib/domain/backlog.ts';
import { type DaySheet, replaceRow } from '../../../lib/domain/day-sheet.ts';
import { type Definitions, defaultDefinitions, oneTouchReadings } from '../../../lib/domain/definitions.ts';
import { fileTicket, type OpenRow, sheetsOf, type TicketFiling } from '../../../lib/domain/filing.ts';
import { mergedInto, moveWork } from '../../../lib/domain/merged-work.ts';
import { concernedBy, creationsOf, repeatsOf } from '../../../lib/domain/repeats.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { addSpan, type WorkSpan } from '../../../lib/domain/spans.ts';
import { isSolved, type TicketEvent, type TicketSnapshot } from '../../../lib/domain/ticket.ts';
import { addSnapshot, emptyRecord, type TicketRecord } from '../../../lib/domain/ticket-record.ts';
import { nineToFive } from './schedules.ts';
import { at, dayMs, hourMs, minuteMs, story } from './storyteller.ts';

describe('a ticket', () => {
  const events = story(
    '03-02 09:00:00 pat opens',
    '03-02 09:05:00 bob gives anna',
    '03-02 09:10:00 anna writes',
    '03-02 09:30:00 pat writes',
  );
  const record: TicketRecord = {
    ...emptyRecord('c1', '7'),
    events,
    complete: true,
    channel: 'email',
    priority: 'high',
  };
  const rules = rulesOf(defaultDefinitions('UTC'));

  it('has rows on the days of what happened and of what falls due', () => {
    const solved = {
      ...record,
      events: story(
        '03-02 09:00:00 pat opens, gives anna',
        '03-04 09:00:00 anna writes',
        '03-04 09:10:00 anna solves',
      ),
    };
    expect([...fileTicket(solved, 'anna', undefined, rules, []).rows.keys()].sort()).toEqual([
      '2026-03-02',
      '2026-03-04',
      '2026-03-11',
    ]);
  });

  it('stands among the open ones, with what tells them apart', () => {
    expect(fileTicket(record, 'anna', undefined, rules, []).open).toEqual({
      connection: 'c1',
      ticket: '7',
      for: 'next-reply',
      since: at('03-02 09:30:00'),
      createdAt: at('03-02 09:00:00'),
      channel: 'email',
      priority: 'high',
    });
    expect(fileTicket(record, 'bob', undefined, rules, []).open).toBeUndefined();
  });

  it('carries channel and priority on every row', () => {
    const { rows } = fileTicket(record, 'anna', undefined, rules, []);
    expect([...rows.values()]).toMatchObject([{ channel: 'email', priority: 'high' }]);
  });
});

/** What the recorder keeps, without a database. */
class Shelf {
  rules = rulesOf(defaultDefinitions('America/St_Johns'));
  records = new Map<string, TicketRecord>();
  readAt = new Map<string, number>();
  sheets = new Map<string, DaySheet>();
  open = new Map<string, OpenRow>();

  read(snapshot: TicketSnapshot): void {
    const { ticket, complete, readAt } = snapshot;
    if (complete) this.readAt.set(ticket, Math.max(readAt, this.readAt.get(ticket) ?? 0));
    this.file(addSnapshot(this.record(ticket), snapshot));
  }

  work(ticket: string, span: WorkSpan): void {
    const record = this.record(ticket);
    this.file({ ...record, spans: addSpan(record.spans, span) });
  }

  /** Everything anew under other definitions, from the records. */
  define(definitions: Definitions): void {
    this.rules = rulesOf(definitions);
    this.sheets.clear();
    this.open.clear();
    for (const record of this.records.values()) this.replace(record, this.filing(record), []);
  }

  record(ticket: string): TicketRecord {
    return this.records.get(ticket) ?? emptyRecord('c1', ticket);
  }

  /** Stores a record; its work goes where it was merged into, and on from there. */
  file(record: TicketRecord): void {
    const into = mergedInto(record);
    if (into === undefined || record.spans.length === 0) this.store(record);
    else {
      const [merged, target] = moveWork(record, this.record(into));
      this.store(merged);
      this.file(target);
    }
  }

  store(changed: TicketRecord): void {
    const before = this.record(changed.ticket);
    const days = this.filing(before).rows.keys();
    this.records.set(changed.ticket, changed);
    this.replace(changed, this.filing(changed), days);
    const { definitions } = this.rules;
    const concerned = concernedBy(before, changed, [...this.records.values()], definitions);
    for (const other of concerned) this.replace(other, this.filing(other), []);
  }

  replace({ ticket }: TicketRecord, { rows, open }: TicketFiling, before: Iterable<string>): void {
    if (open) this.open.set(ticket, open);
    else this.open.delete(ticket);
    for (const day of new Set([...before, ...rows.keys()])) {
      const sheet = this.sheets.get(day) ?? { day, connection: 'c1', rows: [] };
      const replaced = replaceRow(sheet, ticket, rows.get(day));
      if (replaced) this.sheets.set(day, replaced);
      else this.sheets.delete(day);
    }
  }

  filing(record: TicketRecord): TicketFiling {
    const repeats = repeatsOf(record, creationsOf([...this.records.values()]), this.rules.definitions);
    return fileTicket(record, 'anna', this.readAt.get(record.ticket), this.rules, repeats);
  }

  days(): DaySheet[] {
    return [...this.sheets.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  rebuilt(): DaySheet[] {
    const records = [...this.records.values()].reverse();
    return sheetsOf(
      'c1',
      records.map((record) => this.filing(record)),
    );
  }

  bytes(): string {
    const byTicket = <T>(map: Map<string, T>) =>
      [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    return JSON.stringify([this.days(), byTicket(this.records), byTicket(this.open)]);
  }
}

const deeds = [
  'anna writes',
  'anna notes',
  'anna solves',
  'anna takes',
  'anna sets pending',
  'bob writes',
  'bob solves',
  'bob gives anna',
  'bob takes',
  'pat writes',
  'pat writes, reopens',
  'pat rates 5',
  'pat rates 1',
  'rule closes',
  'anna reopens',
  'bot hands-off',
];
const tickets = ['9', '10', '11'];
const lastHour = 12 * 24;
const anyEvents = (ticket: string) => {
  const later = tickets[tickets.indexOf(ticket) + 1];
  const ownDeeds = later === undefined ? deeds : [...deeds, `rule merges ${later}`];
  const anyDeed = fc.tuple(fc.constantFrom(...ownDeeds), fc.integer({ min: 0, max: lastHour }));
  // Some are opened after others were solved, so that they may be repeats.
  const anyOpening = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: lastHour }));
  return fc.tuple(anyOpening, fc.array(anyDeed, { maxLength: 10 })).map(([opening, told]): TicketEvent[] => {
    const line = ([deed, hour]: [string, number]) => {
      const time = new Date(at('03-02 09:00:00') + hour * hourMs).toISOString();
      return `${time.slice(5, 10)} ${time.slice(11, 19)} ${deed}`;
    };
    const after = told.map(([deed, hour]) => line([deed, opening + hour]));
    return story(line(['pat opens', opening]), ...after);
  });
};

/** An event as another reading may tell it: before it was corrected, or when less was known. */
function toldOtherwise(event: TicketEvent): TicketEvent[] {
  switch (event.type) {
    case 'message':
      return event.public ? [{ ...event, public: false }] : [];
    case 'status': {
      const { by: _, ...byNobody } = event;
      return [byNobody, ...(isSolved(event.to) ? [{ ...event, to: 'open' as const }] : [])];
    }
    case 'assignment': {
      const { by: _, ...byNobody } = event;
      return [byNobody];
    }
    default:
      return [];
  }
}

const anySeen = (events: TicketEvent[]): fc.Arbitrary<TicketEvent[]> =>
  fc
    .subarray(events)
    .chain((seen) =>
      fc.tuple(...seen.map((event) => fc.constantFrom(event, event, ...toldOtherwise(event)))),
    );

type Step = { what: 'read'; snapshot: TicketSnapshot } | { what: 'work'; ticket: string; span: WorkSpan };

const anyWork = (ticket: string): fc.Arbitrary<Step> =>
  fc.tuple(fc.nat(12 * 24 * 60), fc.integer({ min: 1, max: 120 })).map(([start, length]) => {
    const from = at('03-02 09:00:00') + start * minuteMs;
    return { what: 'work', ticket, span: { from, to: from + length * minuteMs } };
  });

const anyReading = (
  ticket: string,
  events: TicketEvent[],
  requester: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<Step> =>
  fc
    .record({
      helpdesk: fc.constant('zendesk' as const),
      origin: fc.constant('https://acme.zendesk.com'),
      ticket: fc.constant(ticket),
      events: anySeen(events),
      complete: fc.boolean(),
      precision: fc.constant('second' as const),
      readAt: fc.nat(30).map((days) => at('03-15 00:00:00') + days * dayMs),
      channel: fc.constant('email'),
      complaint: fc.constant(true),
      requester,
    })
    .map(({ requester, ...snapshot }) => ({
      what: 'read',
      snapshot: { ...snapshot, ...(requester !== undefined && { requester }) },
    }));

/** Of two or three tickets by one person. */
const ownRequesters = ['r1', 'r1', 'r2'];

const stepsWith = (requesterOf: (index: number) => fc.Arbitrary<string | undefined>) =>
  fc.tuple(...tickets.map(anyEvents)).chain((stories) =>
    fc.array(
      fc.integer({ min: 0, max: tickets.length - 1 }).chain((index) => {
        const [ticket, events] = [tickets[index] as string, stories[index] as TicketEvent[]];
        return fc.oneof(
          { weight: 3, arbitrary: anyReading(ticket, events, requesterOf(index)) },
          { weight: 1, arbitrary: anyWork(ticket) },
        );
      }),
      { minLength: 1, maxLength: 12 },
    ),
  );

const anySteps = fc.oneof(
  stepsWith(() => fc.constant('r1')),
  stepsWith((index) => fc.constantFrom(ownRequesters[index], undefined)),
);
/** A ticket's requester may become another: then the order of the readings matters. */
const fickleSteps = stepsWith(() => fc.constantFrom('r1', 'r1', 'r2', undefined));

const anyDefinitions: fc.Arbitrary<Definitions> = fc.record({
  timeZone: fc.constantFrom('America/St_Johns', 'Asia/Kolkata', 'UTC'),
  dayStartsAt: fc.constantFrom('00:00', '06:30', '12:00'),
  supportHours: fc.constantFrom(null, [nineToFive]),
  shift: fc.constant(null),
  countsElsewhere: fc.boolean(),
  fcrWindowDays: fc.integer({ min: 1, max: 30 }),
  countsRepeats: fc.boolean(),
  idleLimitMs: fc.constant(120_000),
  oneTouch: fc.constantFrom(...oneTouchReadings),
  topBox: fc.constantFrom<Definitions['topBox']>({}, { '1-5': 5 }),
});

function shelfOf(steps: readonly Step[], definitions: readonly Definitions[] = []): Shelf {
  const shelf = new Shelf();
  const changes = [...definitions];
  steps.forEach((step, index) => {
    if (step.what === 'read') shelf.read(step.snapshot);
    else shelf.work(step.ticket, step.span);
    if (index % 3 === 2) {
      const next = changes.shift();
      if (next) shelf.define(next);
    }
  });
  for (const rest of changes) shelf.define(rest);
  return shelf;
}

describe('any readings of any tickets, any work, merges, and changes of definitions in between', () => {
  const lived = fc.tuple(anySteps, fc.array(anyDefinitions, { maxLength: 3 }));
  const fickle = fc.tuple(fickleSteps, fc.array(anyDefinitions, { maxLength: 3 }));

  it('filed one by one are, byte for byte, what a rebuild files', () => {
    fc.assert(
      fc.property(fc.oneof(lived, fickle), ([steps, definitions]) => {
        const shelf = shelfOf(steps, definitions);
        expect(JSON.stringify(shelf.rebuilt())).toBe(JSON.stringify(shelf.days()));
      }),
    );
  });

  it('in any order, and repeated, give the same bytes', () => {
    const shuffled = lived.chain(([steps, definitions]) => {
      const twice = [...steps, ...steps];
      return fc.tuple(
        fc.constant(steps),
        fc.shuffledSubarray(twice, { minLength: twice.length }),
        fc.constant(definitions),
      );
    });
    fc.assert(
      fc.property(shuffled, ([steps, again, definitions]) => {
        const last = definitions.slice(-1);
        expect(shelfOf(again, definitions).bytes()).toBe(shelfOf(steps, last).bytes());
      }),
    );
  });

  it('keep every second of the work, and none twice', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const shelf = shelfOf(steps);
        const merged = [...shelf.records.values()].filter((record) => mergedInto(record) !== undefined);
        expect(merged.flatMap(({ spans }) => spans)).toEqual([]);
        const worked = [...shelf.records.values()].flatMap(({ spans }) => spans).length > 0;
        expect(worked).toBe(steps.some(({ what }) => what === 'work'));
      }),
    );
  });

  it('leave a backlog that balances from nothing to what is open', () => {
    fc.assert(
      fc.property(lived, ([steps, definitions]) => {
        const shelf = shelfOf(steps, definitions);
        const days = { from: '2026-02-20', to: '2026-04-20' };
        const trend = backlogTrend(shelf.days(), [...shelf.open.values()], days, '2026-04-20');
        expect(trend[0]?.opening).toBe(0);
        for (const day of trend) expect(day.opening + day.in - day.out).toBe(day.closing);
      }),
    );
  });
});

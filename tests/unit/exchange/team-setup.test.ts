import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teamSetup } from '../../../lib/domain/team.ts';
import {
  maxTeamFileBytes,
  parseTeamSetup,
  setupProblems,
  teamFile,
  teamFileName,
} from '../../../lib/exchange/team-setup.ts';
import { nineToFive } from '../domain/schedules.ts';
import { someTargets } from '../domain/some-targets.ts';

const head = { format: 'firstline-team', version: 1 };
const right = {
  ...head,
  targets: [{ metric: 'first-response-time', statistic: 'median', value: 3_600_000 }],
};

function problems(input: unknown): [field: string, problem: string][] {
  const parsed = parseTeamSetup(typeof input === 'string' ? input : JSON.stringify(input));
  return parsed.ok ? [] : parsed.problems.map(({ field, problem }) => [field, problem]);
}

describe('a set-up that is right', () => {
  it('is taken without what makes it a file', () => {
    const { format: _, version: __, ...setup } = right;
    expect(parseTeamSetup(JSON.stringify(right))).toEqual({ ok: true, setup });
    expect(parseTeamSetup(`\uFEFF ${JSON.stringify(right)}\n`)).toEqual({ ok: true, setup });
  });

  it('comes back from its file as it went in', () => {
    const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const some = fc.record({
      name: orNone(fc.constantFrom('Tier one', 'Équipe d’Île-de-France')),
      targets: someTargets,
      supportHours: orNone(fc.constant([nineToFive, { ...nineToFive, validFrom: '2026-03-01' }])),
      definitions: orNone(
        fc.record(
          {
            clock: fc.constantFrom('calendar', 'business'),
            fcrWindowDays: fc.integer({ min: 1, max: 30 }),
            countsRepeats: fc.boolean(),
            idleLimitMs: fc.integer({ min: 15_000, max: 900_000 }),
            oneTouch: fc.constantFrom('one-reply', 'at-most-one-reply', 'never-pending'),
            topBox: fc.dictionary(fc.constantFrom('1-5', '0-10', '-2-2'), fc.nat(10), {
              noNullPrototype: true,
            }),
          },
          { requiredKeys: [] },
        ),
      ),
      helpdeskRules: orNone(
        fc.constant([
          {
            helpdesk: 'zendesk',
            origin: 'https://acme.zendesk.com',
            statuses: { 'Waiting for vendor': 'hold' },
            complaints: ['complaint'],
          },
        ]),
      ),
    });
    fc.assert(
      fc.property(some, (given) => {
        const setup = teamSetup(JSON.parse(JSON.stringify(given)));
        expect(parseTeamSetup(teamFile(setup))).toEqual({ ok: true, setup });
      }),
    );
  });

  it.each([
    [undefined, 'firstline-team.json'],
    ['  ', 'firstline-team.json'],
    ['Tier one / EMEA', 'firstline-team-tier-one-emea.json'],
    ['../../etc', 'firstline-team-etc.json'],
    ['Équipe', 'firstline-team-équipe.json'],
  ])('%j is saved as %s', (name, file) => {
    expect(teamFileName(name)).toBe(file);
  });
});

describe('what is wrong is named with its place', () => {
  it.each<[string, unknown, [string, string][]]>([
    ['no JSON', '{"format": "firstline-team",\n "targets": [}', [['line 2', 'not-json']]],
    ['nothing at all', '', [['line 1', 'not-json']]],
    ['another file', { schema: 1 }, [['format', 'not-a-team-file']]],
    ['a list', [], [['format', 'not-a-team-file']]],
    ['a number', 3, [['format', 'not-a-team-file']]],
    ['null', 'null', [['format', 'not-a-team-file']]],
    ['of a newer version', { ...right, version: 2, more: 1 }, [['version', 'newer-version']]],
    ['of no version', { format: 'firstline-team', targets: [] }, [['version', 'wrong-shape']]],
    ['nothing set', head, [['', 'nothing-set']]],
    ['only a name', { ...head, name: 'Tier one' }, [['', 'nothing-set']]],
    ['a field too many', { ...right, owner: 'x' }, [['owner', 'unknown-field']]],
    [
      'the agent’s own zone',
      { ...head, definitions: { timeZone: 'UTC' } },
      [['definitions.timeZone', 'unknown-field']],
    ],
    [
      'in the third target',
      { ...head, targets: [right.targets[0], { ...right.targets[0], channel: 'x' }, { metric: 'mood' }] },
      [
        ['targets[2].metric', 'unknown-metric'],
        ['targets[2].statistic', 'unknown-statistic'],
        ['targets[2].value', 'wrong-shape'],
      ],
    ],
    ['too many targets', { ...head, targets: Array(201).fill(0) }, [['targets', 'too-many']]],
    ['no version of the hours', { ...head, supportHours: [] }, [['supportHours', 'no-versions']]],
    [
      'hours that overlap',
      {
        ...head,
        supportHours: [
          {
            ...nineToFive,
            hours: {
              ...nineToFive.hours,
              mon: [
                ['09:00', '12:00'],
                ['11:00', '13:00'],
              ],
            },
          },
        ],
      },
      [['supportHours[0].hours.mon[1]', 'overlaps']],
    ],
    [
      'a holiday that is none',
      { ...head, supportHours: [{ ...nineToFive, holidays: ['2026-02-30'] }] },
      [['supportHours[0].holidays[0]', 'not-a-date']],
    ],
    [
      'a window of 31 days',
      { ...head, definitions: { fcrWindowDays: 31 } },
      [['definitions.fcrWindowDays', 'not-1-to-30']],
    ],
    [
      'a window as text',
      { ...head, definitions: { fcrWindowDays: '7' } },
      [['definitions.fcrWindowDays', 'not-1-to-30']],
    ],
    [
      'an idle limit in seconds',
      { ...head, definitions: { idleLimitMs: 120 } },
      [['definitions.idleLimitMs', 'not-an-idle-limit']],
    ],
    [
      'a scale that is none',
      { ...head, definitions: { topBox: { stars: 4 } } },
      [['definitions.topBox.stars', 'not-a-scale']],
    ],
    [
      'rules of a helpdesk',
      {
        ...head,
        helpdeskRules: [
          { helpdesk: 'fax', origin: 'https://acme.zendesk.com/agent', statuses: { Waiting: 'sleeping' } },
        ],
      },
      [
        ['helpdeskRules[0].helpdesk', 'unknown-helpdesk'],
        ['helpdeskRules[0].origin', 'not-an-origin'],
        ['helpdeskRules[0].statuses.Waiting', 'unknown-status'],
      ],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });
});

describe('a hostile one', () => {
  const nested = (text: string) => `{"format":"firstline-team","version":1,"targets":${text}}`;

  it.each(['__proto__', 'constructor', 'toString'])(
    '%s is an unknown field, at the top and inside',
    (key) => {
      expect(problems(`{"format":"firstline-team","version":1,"targets":[],"${key}":{"x":1}}`)).toEqual([
        [key, 'unknown-field'],
      ]);
      const inside = problems(nested(`[{"metric":"csat","statistic":"ratio","value":0.8,"${key}":1}]`));
      expect(inside.map(([, problem]) => problem)).toEqual(['unknown-field']);
      expect(({} as { x?: number }).x).toBeUndefined();
    },
  );

  it('a name of a status that would reach the prototype is refused', () => {
    const rules = '[{"helpdesk":"zendesk","origin":"https://a.example","statuses":{"__proto__":"open"}}]';
    expect(problems(`{"format":"firstline-team","version":1,"helpdeskRules":${rules}}`)).toEqual([
      ['__proto__', 'unknown-field'],
    ]);
  });

  it('nested without end: refused, not hung', () => {
    const depth = 400_000;
    expect(problems(nested('['.repeat(depth) + ']'.repeat(depth)))).toEqual([['', 'too-deep']]);
    expect(problems(nested('[[[[[[]]]]]]'))).toEqual([['targets[0]', 'wrong-shape']]);
  });

  it('larger than a set-up can be: not even parsed', () => {
    expect(problems(' '.repeat(maxTeamFileBytes + 1))).toEqual([['', 'too-large']]);
  });

  it('full of problems: all named in little time', () => {
    const started = performance.now();
    const found = problems({ ...head, helpdeskRules: Array(200).fill({ complaints: Array(500).fill(0) }) });
    expect(found.length).toBeGreaterThan(100_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('whatever it is: no throw, every problem has a name, what is taken can be stored', () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
    );
    const almost = fc.record(
      { targets: part, supportHours: part, definitions: part, helpdeskRules: part, name: part },
      { requiredKeys: [] },
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      almost.map((parts) => JSON.stringify({ ...head, ...parts })),
      almost.map((parts) => JSON.stringify({ ...right, ...parts }).slice(0, -2)),
    );
    fc.assert(
      fc.property(text, (input) => {
        const parsed = parseTeamSetup(input);
        if (parsed.ok) expect(teamSetup(parsed.setup)).toEqual(parsed.setup);
        else {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { problem } of parsed.problems) expect(setupProblems).toContain(problem);
        }
      }),
      { numRuns: 500 },
    );
  });
});

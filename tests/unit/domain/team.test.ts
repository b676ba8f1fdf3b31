import { describe, expect, it } from 'vitest';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { defaultTargets, type Target } from '../../../lib/domain/targets.ts';
import { besides, isSetBy, type TeamSetup, teamSetup } from '../../../lib/domain/team.ts';
import { type Change, changesBy, type Settings } from '../../../lib/domain/team-changes.ts';
import { nineToFive } from './schedules.ts';

const rules = { helpdesk: 'zendesk', origin: 'https://acme.zendesk.com', complaints: ['complaint'] } as const;
const full: TeamSetup = {
  name: 'Tier one',
  targets: [...defaultTargets],
  supportHours: [nineToFive],
  definitions: { fcrWindowDays: 14, clock: 'business' },
  helpdeskRules: [{ ...rules, complaints: ['complaint'] }],
};

describe('what a team may set', () => {
  it('all of it, part of it, nothing', () => {
    for (const setup of [full, { targets: [] }, {}]) expect(teamSetup(setup)).toEqual(setup);
  });

  it.each<[string, object]>([
    ['the agent’s zone', { definitions: { timeZone: 'UTC' } }],
    ['the agent’s shift', { definitions: { shift: [nineToFive] } }],
    ['support hours beside themselves', { definitions: { supportHours: [nineToFive] } }],
    ['no version of the hours', { supportHours: [] }],
    ['a window without end', { definitions: { fcrWindowDays: 31 } }],
  ])('not %s', (_, setup) => {
    expect(() => teamSetup(setup)).toThrow();
  });

  it.each<[Parameters<typeof isSetBy>[1], boolean]>([
    ['targets', true],
    ['supportHours', true],
    ['fcrWindowDays', true],
    ['clock', true],
    ['idleLimitMs', false],
    ['shift', false],
  ])('%s: set is %s', (what, isSet) => {
    expect(isSetBy(full, what)).toBe(isSet);
    expect(isSetBy({}, what)).toBe(false);
  });

  it('what another set already is left out, definition by definition', () => {
    expect(besides(full, {})).toEqual(full);
    expect(besides(full, { targets: [], definitions: { clock: 'calendar' } })).toEqual({
      name: 'Tier one',
      supportHours: full.supportHours,
      definitions: { fcrWindowDays: 14 },
      helpdeskRules: full.helpdeskRules,
    });
    expect(besides({ definitions: { clock: 'business' } }, full)).toEqual({});
  });
});

describe('what would change', () => {
  const [frt, aht] = defaultTargets as [Target, Target];
  const now: Settings = {
    targets: [frt, aht],
    definitions: defaultDefinitions('UTC'),
    helpdeskRules: [{ ...rules, complaints: ['complaint'] }],
  };
  const strict = { ...frt, value: 5 };
  it.each<[string, TeamSetup, Change[]]>([
    ['nothing that is not named', {}, []],
    ['nothing that is the same', { targets: [frt, aht], definitions: { fcrWindowDays: 7 } }, []],
    ['nothing for another order', { targets: [aht, { ...frt }] }, []],
    [
      'a value; what is not in the list goes',
      { targets: [strict] },
      [
        { part: 'targets', before: frt, after: strict },
        { part: 'targets', before: aht },
      ],
    ],
    [
      'a further version comes, beside what becomes of the same metric',
      { targets: [{ ...frt, validFrom: '2026-03-01' }] },
      [
        { part: 'targets', before: frt },
        { part: 'targets', after: { ...frt, validFrom: '2026-03-01' } },
        { part: 'targets', before: aht },
      ],
    ],
    [
      'hours where there were none',
      { supportHours: [nineToFive] },
      [{ part: 'definitions', field: 'supportHours', before: null, after: [nineToFive] }],
    ],
    [
      'one of two definitions',
      { definitions: { fcrWindowDays: 14, countsRepeats: false } },
      [{ part: 'definitions', field: 'fcrWindowDays', before: 7, after: 14 }],
    ],
    [
      'a clock that was not chosen',
      { definitions: { clock: 'calendar' } },
      [{ part: 'definitions', field: 'clock', before: undefined, after: 'calendar' }],
    ],
    [
      'rules of a helpdesk',
      { helpdeskRules: [] },
      [{ part: 'helpdeskRules', before: { ...rules, complaints: ['complaint'] } }],
    ],
  ])('%s', (_, setup, changes) => {
    expect(changesBy(setup, now)).toEqual(changes);
  });
});

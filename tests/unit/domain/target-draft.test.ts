import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricIds } from '../../../lib/domain/metrics/metric.ts';
import {
  changed,
  draftOf,
  draftProblems,
  emptyDraft,
  readDraft,
  type TargetDraft,
} from '../../../lib/domain/target-draft.ts';
import { defaultTargets, target as stored, type Target } from '../../../lib/domain/targets.ts';
import { someTarget } from './some-targets.ts';

const frt: Target = { metric: 'first-response-time', statistic: 'median', value: 3_600_000 };
const typed = (over: Partial<TargetDraft>): TargetDraft => ({ ...draftOf(frt), ...over });

describe('a target that is typed', () => {
  it.each<[string, Partial<TargetDraft>, Partial<Target>]>([
    ['as it was', {}, {}],
    ['a duration', { value: '1 h 30 min' }, { value: 5_400_000 }],
    ['a bare number is minutes', { value: '90' }, { value: 5_400_000 }],
    ['a decimal comma', { value: '30,5' }, { value: 1_830_000 }],
    [
      'a share within',
      { statistic: 'share-within', value: '72,5 %', limit: '30 min' },
      { statistic: 'share-within', value: 0.725, limit: 1_800_000 },
    ],
    [
      'a percentage to a ten-thousandth',
      { metric: 'csat', statistic: 'ratio', value: '72.3456' },
      { metric: 'csat', statistic: 'ratio', value: 0.723456 },
    ],
    ['a limit', { limit: '2 h' }, { limit: 7_200_000 }],
    ['a clock', { clock: 'business' }, { clock: 'business' }],
    ['names, trimmed', { channel: ' chat ', priority: '  ' }, { channel: 'chat' }],
    ['a day', { validFrom: '2026-03-01' }, { validFrom: '2026-03-01' }],
    [
      'a percentage',
      { metric: 'csat', statistic: 'ratio', value: '80' },
      { metric: 'csat', statistic: 'ratio', value: 0.8 },
    ],
    [
      'a count',
      { metric: 'throughput', statistic: 'per-day', value: '12.5' },
      { metric: 'throughput', statistic: 'per-day', value: 12.5 },
    ],
  ])('%s', (_, over, expected) => {
    expect(readDraft(typed(over), [])).toEqual({ target: { ...frt, ...expected } });
  });

  it.each<[string, Partial<TargetDraft>, object]>([
    ['no duration', { value: 'soon' }, { value: 'not-a-duration' }],
    ['nothing', { value: '' }, { value: 'not-a-duration' }],
    ['0', { value: '0' }, { value: 'not-a-duration' }],
    ['more than a year', { value: '367 d' }, { value: 'not-a-duration' }],
    ['a wrong limit', { limit: '-1' }, { limit: 'not-a-duration' }],
    [
      'a share within nothing',
      { statistic: 'share-within', value: '101' },
      { value: 'not-a-share', limit: 'not-a-duration' },
    ],
    ['0 %', { metric: 'csat', statistic: 'ratio', value: '0' }, { value: 'not-a-share' }],
    ['no count', { metric: 'throughput', statistic: 'per-day', value: 'x' }, { value: 'not-a-count' }],
    ['a channel without end', { channel: 'x'.repeat(201) }, { channel: 'too-long' }],
    ['29 February of 2026', { validFrom: '2026-02-29' }, { validFrom: 'not-a-date' }],
    [
      'two at once',
      { value: '?', priority: 'x'.repeat(201) },
      { value: 'not-a-duration', priority: 'too-long' },
    ],
  ])('%s: %j', (_, over, problems) => {
    expect(readDraft(typed(over), [])).toEqual({ problems });
  });

  it('is one of its subject from a day', () => {
    const problems = { validFrom: 'twice' };
    expect(readDraft(typed({ value: '5' }), [frt])).toEqual({ problems });
    expect(readDraft(typed({ validFrom: '2026-03-01' }), [frt]).problems).toBeUndefined();
    expect(readDraft(typed({ channel: 'chat' }), [frt]).problems).toBeUndefined();
  });

  it('leaves no meaningless field behind when the metric changes', () => {
    const draft = typed({ limit: '2 h', clock: 'business', channel: 'chat' });
    expect(changed(draft, { ...draft, metric: 'csat' })).toEqual({
      ...emptyDraft('csat'),
      channel: 'chat',
    });
    expect(changed(draft, { ...draft, metric: 'handle-time' })).toMatchObject({
      statistic: 'median',
      value: '1 h',
      clock: '',
    });
    expect(changed(draft, { ...draft, statistic: 'share-within' })).toMatchObject({
      value: '',
      limit: '2 h',
    });
  });

  it('what was stored is read as it was', () => {
    for (const target of defaultTargets) expect(readDraft(draftOf(target), [])).toEqual({ target });
    fc.assert(
      fc.property(someTarget, (target) => {
        expect(readDraft(draftOf(target), [])).toEqual({ target });
      }),
    );
  });

  it('whatever is typed: a target that can be stored, or named problems', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('1 h', '30', '80 %', '0', '2026-03-01', 'chat'));
    const draft = fc.record({
      value: text,
      limit: text,
      channel: text,
      priority: text,
      validFrom: text,
      clock: fc.constantFrom('' as const, 'calendar' as const, 'business' as const),
    });
    fc.assert(
      fc.property(draft, fc.constantFrom(...metricIds), (fields, metric) => {
        const read = readDraft({ ...emptyDraft(metric), ...fields }, []);
        if (read.target) expect(stored(read.target)).toEqual(read.target);
        else for (const problem of Object.values(read.problems)) expect(draftProblems).toContain(problem);
      }),
    );
  });
});

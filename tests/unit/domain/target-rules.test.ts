import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTargets, targetProblems } from '../../../lib/domain/target-rules.ts';
import { defaultTargets, targets as stored } from '../../../lib/domain/targets.ts';
import { someTargets } from './some-targets.ts';

const right = { metric: 'first-response-time', statistic: 'median', value: 3_600_000 };
const problemsOf = (input: unknown) => {
  const parsed = parseTargets(input);
  return parsed.ok ? [] : parsed.problems.map(({ field, problem }) => [field, problem]);
};

describe('targets that are imported', () => {
  it('the usual ones', () => {
    expect(parseTargets(defaultTargets)).toEqual({ ok: true, targets: defaultTargets });
  });

  it.each<[string, unknown, [field: string, problem: string][]]>([
    ['an unknown metric', { metric: 'mood' }, [['[1].metric', 'unknown-metric']]],
    ['an unknown statistic', { statistic: 'mode' }, [['[1].statistic', 'unknown-statistic']]],
    ['one of other metrics', { statistic: 'ratio', value: 0.5 }, [['[1].statistic', 'other-statistic']]],
    ['a sum', { statistic: 'sum' }, [['[1].statistic', 'other-statistic']]],
    ['a value as text', { value: '1 h' }, [['[1].value', 'wrong-shape']]],
    ['0', { value: 0 }, [['[1].value', 'not-above-0']]],
    ['less than nothing', { value: -1 }, [['[1].value', 'not-above-0']]],
    [
      'a percentage for a fraction',
      { metric: 'csat', statistic: 'ratio', value: 80 },
      [['[1].value', 'above-1']],
    ],
    ['a share within nothing', { statistic: 'share-within', value: 0.8 }, [['[1].limit', 'no-limit']]],
    [
      'a limit of a ratio',
      { metric: 'csat', statistic: 'ratio', value: 0.8, limit: 5 },
      [['[1].limit', 'limit-unused']],
    ],
    [
      'a clock that makes no difference',
      { metric: 'handle-time', clock: 'business' },
      [['[1].clock', 'clock-unused']],
    ],
    ['an unknown clock', { clock: 'sand' }, [['[1].clock', 'wrong-shape']]],
    ['no such day', { validFrom: '2026-02-29' }, [['[1].validFrom', 'not-a-date']]],
    ['an empty channel', { channel: '' }, [['[1].channel', 'not-a-name']]],
    ['a priority with space around', { priority: ' high' }, [['[1].priority', 'not-a-name']]],
    ['a field too many', { owner: 'x' }, [['[1].owner', 'unknown-field']]],
    ['one like another', { value: 5 }, [['[1]', 'twice']]],
    [
      'two at once',
      { metric: 'mood', validFrom: 'x' },
      [
        ['[1].metric', 'unknown-metric'],
        ['[1].validFrom', 'not-a-date'],
      ],
    ],
  ])('%s', (_, over, expected) => {
    expect(problemsOf([right, { ...right, ...(over as object) }])).toEqual(expected);
  });

  it.each([undefined, null, 3, 'x', {}])('%j is no list', (input) => {
    expect(problemsOf(input)).toEqual([['', 'wrong-shape']]);
  });

  it('too many are refused once, not one by one', () => {
    expect(problemsOf(Array.from({ length: 50_000 }, () => 'x'))).toEqual([['', 'too-many']]);
  });

  it('what is right can be stored, and comes back as it is', () => {
    fc.assert(
      fc.property(someTargets, (list) => {
        expect(parseTargets(list)).toEqual({ ok: true, targets: list });
        expect(stored(list)).toEqual(list);
      }),
    );
  });

  it('whatever it is: no throw, and every problem has a name', () => {
    const almost = fc.array(
      fc.record({ metric: fc.constant('csat'), statistic: fc.anything(), value: fc.anything() }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), almost), (input) => {
        const parsed = parseTargets(input);
        if (parsed.ok) expect(stored(parsed.targets)).toEqual(parsed.targets);
        else for (const { problem } of parsed.problems) expect(targetProblems).toContain(problem);
      }),
    );
  });
});

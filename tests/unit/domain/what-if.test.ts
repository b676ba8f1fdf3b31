import { expect, test } from 'vitest';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { type Asked, figuresUnder, movesBetween, type SampleTicket } from '../../../lib/domain/what-if.ts';
import { nineToFive } from './schedules.ts';

const at = (instant: string) => Date.parse(`${instant}Z`);
const usual = defaultDefinitions('UTC');
const asked: Asked = {
  figures: [{ metric: 'utilization', statistic: 'ratio' }],
  period: 'today',
  now: at('2026-03-02T13:00:00'),
};

/** Nothing but an hour's work, on the Monday. */
const worked = (ticket: string): SampleTicket => ({
  record: {
    ...emptyRecord('acme', ticket),
    spans: [{ from: at('2026-03-02T10:00:00'), to: at('2026-03-02T11:00:00') }],
  },
  me: '12',
  readAt: undefined,
  repeats: [],
});
const tickets = [worked('1'), worked('2')];

function figures(definitions: Definitions, named: Asked['figures'] = asked.figures) {
  const steps = figuresUnder(definitions, tickets, { ...asked, figures: named });
  const done: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { done, figures: step.value };
    done.push(step.value);
  }
}

test('a step for each ticket', () => {
  expect(figures(usual).done).toEqual([1, 2]);
});

test('a share of the shift so far, and none without a shift', () => {
  const names = [{ metric: 'utilization', statistic: 'ratio' }] as const;
  const shift = figures({ ...usual, shift: [nineToFive] }).figures;
  expect(movesBetween(names, figures(usual).figures, shift)).toEqual([
    { ...names[0], before: undefined, after: 0.5, n: [2, 2], isMoved: true },
  ]);
  expect(movesBetween(names, shift, shift)[0]?.isMoved).toBe(false);
});

test('a share within a limit is one within that of the target', () => {
  const target = { metric: 'time-worked', statistic: 'share-within', value: 0.9, limit: 1 } as const;
  const [figure] = figures(usual, [{ metric: 'time-worked', statistic: 'share-within', target }]).figures;
  expect(figure?.statistics['share-within']).toBe(0);
  const wide = { ...target, limit: 3_600_000 };
  const [other] = figures(usual, [{ ...wide, target: wide }]).figures;
  expect(other?.statistics['share-within']).toBe(1);
});

import { expect, test } from 'vitest';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { figuresUnder, movesBetween, type SampleTicket } from '../../../lib/domain/what-if.ts';
import { nineToFive } from './schedules.ts';

const at = (instant: string) => Date.parse(`${instant}Z`);
const usual = defaultDefinitions('UTC');
const asked = { metrics: ['utilization'], period: 'today', now: at('2026-03-02T13:00:00') } as const;

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

function figures(definitions: Definitions) {
  const steps = figuresUnder(definitions, tickets, asked);
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

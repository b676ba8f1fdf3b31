/**
 * Tickets solved at one touch, of those whose last solve is mine. Three published readings: exactly one public reply
 * by an agent and no reopening (ours); fewer than two replies, none included; replies, and never pending.
 */
import type { OneTouchReading } from '../definitions.ts';
import type { TicketOutcome } from '../outcome.ts';
import { type FiledMetric, onSolve } from './metric.ts';

const readings: Record<OneTouchReading, (outcome: TicketOutcome) => boolean> = {
  'one-reply': ({ effort, reopens }) => effort.replies === 1 && reopens === 0,
  'at-most-one-reply': ({ effort }) => effort.replies < 2,
  'never-pending': ({ effort }) => effort.replies > 0 && !effort.everPending,
};

export const oneTouch: FiledMetric = {
  id: 'one-touch',
  kind: 'ratio',
  better: 'higher',
  headline: 'ratio',
  measure: (outcome, { definitions }) =>
    onSolve(outcome.countedSolve, readings[definitions.oneTouch](outcome) ? 1 : 0, 'solved'),
};

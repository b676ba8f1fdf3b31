/**
 * The work machine's shell: every event is one step, stored in the transaction that stores what it counted. The worker
 * may be stopped between any two; what a stored step counted is on its ticket's record.
 */
import { workKey } from '../db/schema.ts';
import { heartbeatMs } from '../domain/attention.ts';
import { addWork } from '../domain/counted-work.ts';
import { isIntactWork } from '../domain/intact.ts';
import {
  type Counted,
  limitsOf,
  noWork,
  type Report,
  step,
  type WorkEvent,
  type WorkState,
} from '../domain/work.ts';
import { now } from '../platform/clock.ts';
import { machineState } from '../platform/idle.ts';
import { filingIn, prepareFiling } from './definitions.ts';
import { isSame } from './same.ts';
import { changeWork, requireRecorded } from './shelving.ts';
import { type Writing, write } from './writing.ts';

/** After all that came before it, from the first question on: a page that goes sends several reports at once. */
export function inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request('report', run);
}

/** A page's report, within its turn. @throws {Refused} `not-connected` */
export async function recordReport(report: Report): Promise<void> {
  await record(report.frame && report.state === 'active' ? await behindFrame(report) : report);
}

/** What the machine, the clock or the agent does to whatever work there is, in its turn. */
export function recordEvent(event: Exclude<WorkEvent, Report>): Promise<void> {
  return inTurn(() => record(event));
}

async function record(event: WorkEvent): Promise<void> {
  await prepareFiling();
  await write(async (writing) => {
    if (event.type === 'report') await requireRecorded(writing, event.connection);
    await take(writing, event);
  });
}

/** In a frame that cannot be seen into, the machine's input stands for the page's; of the past it says nothing. */
async function behindFrame(report: Report): Promise<Report> {
  if (now() - report.at > heartbeatMs) return report;
  const { inputFrom: _, ...rest } = report;
  return (await machineState()) === 'active' ? { ...rest, inputAt: report.at } : report;
}

export async function take(writing: Writing, event: WorkEvent): Promise<void> {
  const before = await workIn(writing);
  const { definitions } = (await filingIn(writing)).now;
  const { state, counted } = step(before, event, limitsOf(definitions));
  if (isSame(state, before)) return;
  await writing.objectStore('work').put(state, workKey);
  for (const one of counted) await add(writing, one);
}

export async function workIn(writing: Writing): Promise<WorkState> {
  const stored = await writing.objectStore('work').get(workKey);
  return stored && isIntactWork(stored) ? stored : noWork;
}

function add(writing: Writing, { span, isElsewhere, ...key }: Counted): Promise<void> {
  return changeWork(writing, key, (record) => addWork(record, span, isElsewhere));
}

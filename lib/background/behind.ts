/** The worker's notes of what happened behind the pages: one change at a time, stored before anything follows from it. */
import { type BehindLog, emptyLog } from '../domain/rereading.ts';
import { readBehindLogs, writeBehindLogs } from '../platform/behind-logs.ts';

type Change = (log: BehindLog) => Promise<BehindLog> | BehindLog;

function alone(run: () => Promise<void>): Promise<void> {
  return navigator.locks.request('behind', run);
}

export function changeLog(connection: string, change: Change): Promise<void> {
  return alone(async () => {
    const { [connection]: log = emptyLog, ...others } = await readBehindLogs();
    const changed = await change(log);
    if (changed !== log) await writeBehindLogs({ ...others, [connection]: changed });
  });
}

/** Of a connection that is deleted nothing stays here either. */
export function forgetLog(connection: string): Promise<void> {
  return alone(async () => {
    const { [connection]: _, ...others } = await readBehindLogs();
    await writeBehindLogs(others);
  });
}

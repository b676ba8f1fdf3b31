/** The worker's notes of what happened behind the pages: changed one at a time, stored before anything follows from them. */
import type { BehindLog } from '../domain/rereading.ts';
import { emptyLog } from '../domain/rereading.ts';
import { type BehindLogs, readBehindLogs, writeBehindLogs } from '../platform/behind-logs.ts';

function changeLogs(change: (logs: BehindLogs) => Promise<void> | void): Promise<void> {
  return navigator.locks.request('behind', async () => {
    const logs = await readBehindLogs();
    await change(logs);
    await writeBehindLogs(logs);
  });
}

export function changeLog(
  connection: string,
  change: (log: BehindLog) => Promise<BehindLog> | BehindLog,
): Promise<void> {
  return changeLogs(async (logs) => {
    logs[connection] = await change(logs[connection] ?? emptyLog);
  });
}

/** Of a connection that is deleted nothing stays here either. */
export function forgetLog(connection: string): Promise<void> {
  return changeLogs((logs) => {
    delete logs[connection];
  });
}

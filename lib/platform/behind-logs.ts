/** What happened behind the pages, by connection: written by the worker, read by the diagnostics. */
import { type Check, record } from '../domain/check.ts';
import { type BehindLog, behindLog } from '../domain/rereading.ts';
import { defineSetting } from './setting.ts';

export type BehindLogs = Partial<Record<string, BehindLog>>;
const logs: Check<BehindLogs> = record(behindLog);

export const { read: readBehindLogs, write: writeBehindLogs } = defineSetting<BehindLogs>(
  'behind',
  logs,
  () => ({}),
);

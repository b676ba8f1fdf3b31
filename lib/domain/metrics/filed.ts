/** The metrics whose values lie on day sheets: all that the worker needs to know of metrics. */
import { backlogIn, backlogOut } from './backlog.ts';
import { complaintBusinessDays } from './complaint-business-days.ts';
import { csat } from './csat.ts';
import { customerMessages, repliesPerResolution, touches } from './effort.ts';
import { firstContactResolution } from './first-contact-resolution.ts';
import { firstResponseTime, firstResponseTimeMine } from './first-response-time.ts';
import { handleTime } from './handle-time.ts';
import type { FiledMetric } from './metric.ts';
import { nextReplyTime, nextReplyTimeMine } from './next-reply-time.ts';
import { oneTouch } from './one-touch.ts';
import { reopenRate } from './reopen-rate.ts';
import { reopens } from './reopens.ts';
import { complaintResolutionTime, firstResolutionTime, fullResolutionTime } from './resolution-time.ts';
import { throughput } from './throughput.ts';
import { timeWorked } from './time-worked.ts';
import { agentWait, onHold, requesterWait } from './waits.ts';

export const filedMetrics: readonly FiledMetric[] = [
  firstResponseTime,
  firstResponseTimeMine,
  nextReplyTime,
  nextReplyTimeMine,
  firstResolutionTime,
  fullResolutionTime,
  requesterWait,
  agentWait,
  onHold,
  complaintResolutionTime,
  complaintBusinessDays,
  firstContactResolution,
  reopenRate,
  reopens,
  oneTouch,
  touches,
  repliesPerResolution,
  customerMessages,
  throughput,
  backlogIn,
  backlogOut,
  handleTime,
  timeWorked,
  csat,
];

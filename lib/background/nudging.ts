/**
 * Tells the agent that a ticket will miss its limit soon: by the icon, and by a notification where that is switched on
 * and allowed. The icon also tells of a pause, and reminds of one that lasts. Everything follows from what is stored,
 * so looking again at any time is right. A notification is noted before it is shown: a worker that is stopped in
 * between loses it rather than showing it twice.
 */
import { workState } from '../db/tickets.ts';
import { waitingIn } from '../db/waiting.ts';
import { type Nudge, type NudgePlan, planNudges } from '../domain/nudges.ts';
import { pauseAt, remindAfterMs } from '../domain/pause.ts';
import { isOf } from '../domain/work.ts';
import { shiftOf } from '../domain/working-hours.ts';
import { markAction } from '../platform/action.ts';
import { setAlarm } from '../platform/alarms.ts';
import { readBehindLogs } from '../platform/behind-logs.ts';
import { now } from '../platform/clock.ts';
import { t } from '../platform/i18n.ts';
import { canNotify, notify } from '../platform/notifications.ts';
import { readNudgeSettings } from '../platform/nudge-settings.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { type IconState, markFor } from './badge.ts';
import { changeLog } from './behind.ts';
import { database, liveConnections } from './connections.ts';
import { oneRun } from './one-run.ts';
import { readJustNow } from './rereading.ts';
import { standpointNow } from './standpoint.ts';

export const nudgeAlarm = 'nudges';

/** A reading takes its time, and nobody wants ten at once: the others come a minute later. */
const mostAtOnce = 3;

const minuteMs = 60_000;

export const lookForNudges = oneRun(async () => {
  const { toTell, lookAt, day } = await updateIcon();
  await setAlarm(nudgeAlarm, lookAt);
  for (const deadline of toTell.slice(0, mostAtOnce)) await tell(deadline, day);
});

/** One at a time: of two states the later stays on the icon. */
export function updateIcon(): Promise<Plan> {
  return navigator.locks.request('icon', async () => {
    const plan = await planNow();
    await markAction(markFor(plan));
    return plan;
  });
}

type Plan = NudgePlan & IconState & { day: string };

async function planNow(): Promise<Plan> {
  const [connections, standpoint, settings, logs, isAllowed] = await Promise.all([
    liveConnections(),
    standpointNow(),
    readNudgeSettings(),
    readBehindLogs(),
    canNotify(),
  ]);
  const { rules, now } = standpoint;
  const db = await database();
  const [granted, { open, deadlines }, { pausedAt }] = await Promise.all([
    Promise.all(connections.map(({ origin }) => hasOrigin(origin))),
    waitingIn(
      db,
      connections.map(({ id }) => id),
      standpoint,
    ),
    workState(db),
  ]);
  const plan = planNudges(
    deadlines.map((one) => ({ ...one, since: open.find((row) => isOf(row, one))?.since ?? one.since })),
    { ...settings, notify: settings.notify && isAllowed },
    shiftOf(rules) ?? rules.support,
    ({ connection, ticket }) => logs[connection]?.told[ticket],
    now,
  );
  const pause = pauseAt(pausedAt, now);
  const remindAt = pausedAt !== undefined && pause?.kind === 'short' ? pausedAt + remindAfterMs : Infinity;
  const lookAt = Math.min(plan.lookAt ?? Infinity, remindAt);
  return {
    ...plan,
    lookAt: Number.isFinite(lookAt) ? lookAt : undefined,
    pause,
    isWithdrawn: granted.includes(false),
    day: rules.dayOf(now),
  };
}

/** Not if it was answered meanwhile, nor if nobody can say: it is read once more just before. */
async function tell(nudge: Nudge, day: string): Promise<void> {
  const { connection: id, ticket } = nudge;
  const connection = (await liveConnections()).find((one) => one.id === id);
  if (!connection || !(await readJustNow(connection, ticket, day))) return;
  const deadline = (await planNow()).toTell.find((one) => isOf(one, nudge));
  if (!deadline) return;
  const at = now();
  // Where the helpdesk's clock is ahead, the wait begins later than now.
  const toldAt = Math.max(at, deadline.since);
  await changeLog(id, (log) => ({ ...log, told: { ...log.told, [ticket]: toldAt } }));
  const minutesLeft = Math.ceil((deadline.dueAt - at) / minuteMs);
  await notify(JSON.stringify([id, ticket]), t('nudge_title', ticket), t('nudge_left', minutesLeft));
}

import { useEffect, useState } from 'preact/hooks';
import { type Deadline, leftMs, urgencyOf } from '../lib/domain/deadlines.ts';
import { localDay } from '../lib/domain/local-day.ts';
import { now } from '../lib/platform/clock.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import type { Connection, Overview, Waiting } from '../lib/stores/overview.ts';
import { show } from '../lib/stores/popup.ts';
import { durationText } from './DurationText.tsx';
import { countText } from './FigureValue.tsx';
import { dayText, Instant, timeOfDay } from './Instant.tsx';
import { TicketLink } from './TicketLink.tsx';

const first = 3;
const minuteMs = 60_000;

/** The tickets that wait for a reply of mine, the one that misses its limit next at the head, counting down. */
export function NextToMiss({ waiting, waitingAsOf, helpdesks, helpdesk, definitions }: Overview) {
  const [isWhole, setWhole] = useState(false);
  const { deadlines, unlimited, support } = waiting;
  const at = useSeconds(deadlines.length > 0);
  const alone = helpdesks.filter(({ id }) => id === helpdesk);
  const connections = alone.length ? alone : helpdesks;
  const shown = isWhole ? deadlines : deadlines.slice(0, first);
  const isClosed =
    support !== undefined && shown.some(({ clock }) => clock === 'business') && !support.isOpen(at);
  return (
    <section class="miss" aria-label={t('miss_title')}>
      <header>
        <h2>{t('miss_title')}</h2>
        <span class="note">{limitsText(deadlines)}</span>
      </header>
      {deadlines.length > 0 && (
        <ol>
          {shown.map((deadline) => (
            <DeadlineRow
              key={`${deadline.connection} ${deadline.ticket}`}
              deadline={deadline}
              left={leftMs(deadline, support, at)}
              connections={connections}
            />
          ))}
        </ol>
      )}
      {deadlines.length > first && (
        <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('miss_show_first', first) : t('miss_show_all', countText(deadlines.length))}
        </button>
      )}
      <Rest waiting={waiting} connections={connections} timeZone={definitions.timeZone} />
      {isClosed && <p class="secondary">{t('miss_closed')}</p>}
      {(deadlines.length > 0 || unlimited.length > 0) && (
        <p class="secondary">{seenText(waitingAsOf, at, definitions.timeZone)}</p>
      )}
    </section>
  );
}

/** What is known of them: when the one that was read longest ago was read, on another day with that. */
function seenText(readAt: number | undefined, at: number, timeZone: string): string {
  if (readAt === undefined) return t('miss_seen');
  const [day, today] = [localDay(readAt, timeZone), localDay(at, timeZone)];
  const time = timeOfDay(readAt, timeZone);
  return t('miss_about', day === today ? time : `${dayText(day)} ${time}`);
}

type RestProps = { waiting: Waiting; connections: readonly Connection[]; timeZone: string };

/** What has no deadline: nothing waits, or nothing limits it. */
function Rest({ waiting: { deadlines, unlimited }, connections, timeZone }: RestProps) {
  const [isOpen, setOpen] = useState(false);
  const count = unlimited.length;
  if (deadlines.length === 0 && count === 0) return <p class="secondary">{t('miss_none')}</p>;
  if (count === 0) return null;
  return (
    <>
      <p class="secondary">
        {deadlines.length === 0 && `${t('miss_no_limit')} `}
        <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {plural(deadlines.length === 0 ? 'miss_waiting' : 'miss_unlimited', count)}
        </button>{' '}
        <button type="button" class="link" onClick={() => show({ name: 'targets' })}>
          {t('miss_set_limit')}
        </button>
      </p>
      {isOpen && (
        <ul aria-label={plural('miss_waiting', count)}>
          {unlimited.map(({ connection, ticket, for: reply, since }) => (
            <li key={`${connection} ${ticket}`} class="ticket-line">
              <TicketLink connection={connection} ticket={ticket} connections={connections} />
              <span class="secondary">
                {t(reply === 'first-reply' ? 'moment_created' : 'moment_asked')}{' '}
                <Instant at={since} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type RowProps = { deadline: Deadline; left: number; connections: readonly Connection[] };

function DeadlineRow({ deadline, left, connections }: RowProps) {
  const { limitMs, connection, ticket } = deadline;
  const urgency = urgencyOf(deadline, left);
  const share = Math.min(1, Math.max(0, 1 - left / limitMs));
  return (
    <li class={`deadline deadline-${urgency}`}>
      <TicketLink connection={connection} ticket={ticket} connections={connections} />
      <span class="used" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <LeftText deadline={deadline} left={left} />
    </li>
  );
}

/** "first reply due in 7 min", with the time in a tag of its own wherever the language puts it. */
function LeftText({ deadline, left }: Pick<RowProps, 'deadline' | 'left'>) {
  const reply = keyOf(deadline.for);
  const mark = '\u0000';
  const [before, after] = t(left < 0 ? `miss_${reply}_missed` : `miss_${reply}_in`, mark).split(mark);
  return (
    <span class="left">
      {before}
      <b>{leftText(Math.abs(left))}</b>
      {after}
    </span>
  );
}

/** In whole minutes until the last one; nothing is promised that is not there any more. */
function leftText(ms: number): string {
  return durationText(ms < minuteMs ? ms : Math.floor(ms / minuteMs) * minuteMs);
}

/** "limit 1 h first · 4 h next", where it is the same for all. */
function limitsText(deadlines: readonly Deadline[]): string {
  const limits = (['first-reply', 'next-reply'] as const).map((reply) => ({
    reply,
    limits: new Set(deadlines.filter((one) => one.for === reply).map(({ limitMs }) => limitMs)),
  }));
  if (deadlines.length === 0 || limits.some((one) => one.limits.size > 1)) return '';
  const parts = limits.flatMap((one) =>
    [...one.limits].map((limitMs) => t(`miss_limit_${keyOf(one.reply)}`, durationText(limitMs))),
  );
  return t('miss_limits', parts.join(' · '));
}

/** The time, anew each second while something counts down. */
function useSeconds(isRunning: boolean): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now();
}

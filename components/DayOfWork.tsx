import { useState } from 'preact/hooks';
import { timelineOf } from '../lib/domain/day-timeline.ts';
import { type DayWork, dayWorkOf } from '../lib/domain/day-work.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import type { Connection } from '../lib/stores/overview.ts';
import { show } from '../lib/stores/popup.ts';
import { useSecond } from '../lib/stores/use-second.ts';
import type { WorkDay } from '../lib/stores/work-day.ts';
import { DayTimeline } from './DayTimeline.tsx';
import { DurationText, durationText } from './DurationText.tsx';
import { zoneText } from './Instant.tsx';
import { TicketWork, type Told } from './TicketWork.tsx';

const pageSize = 30;

type Props = {
  workDay: WorkDay;
  connections: readonly Connection[];
  /** Epoch ms; undefined: nothing is paused. */
  pausedAt: number | undefined;
};

/** What was worked on a day: together, as a picture, and ticket by ticket. What goes on grows by the second. */
export function DayOfWork({ workDay, connections, pausedAt }: Props) {
  const { range, records, state, definitions, shift } = workDay;
  const [shown, setShown] = useState(pageSize);
  const [last, setLast] = useState<{ of: string; told: Told | undefined }>();
  const now = useSecond(state.open !== undefined && state.pausedAt === undefined);
  const work = dayWorkOf(records, state, range, definitions, now);
  const timeline = timelineOf(work, range, { timeZone: definitions.timeZone, shift, pausedAt, now });
  const { tickets } = work;
  return (
    <>
      <section class="card day-sum" aria-label={t('metric_time_worked_label')}>
        <p class="figure">
          <DurationText ms={work.countedMs} />
        </p>
        <p class="facts">{besideSum(work, definitions.countsElsewhere)}</p>
      </section>
      {tickets.length === 0 ? (
        <p class="card hint">{t(range.day === workDay.today ? 'work_none_today' : 'work_none')}</p>
      ) : (
        <DayTimeline timeline={timeline} day={range.day} timeZone={definitions.timeZone} />
      )}
      <ol class="tickets" aria-label={t('work_tickets')}>
        {tickets.slice(0, shown).map((ticket) => {
          const key = `${ticket.connection} ${ticket.ticket}`;
          return (
            <TicketWork
              key={key}
              work={ticket}
              range={range}
              definitions={definitions}
              connections={connections}
              told={last?.of === key ? last.told : undefined}
              onTell={(told) => setLast({ of: key, told })}
            />
          );
        })}
      </ol>
      {tickets.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + pageSize)}>
          {t('show_more', Math.min(pageSize, tickets.length - shown))}
        </button>
      )}
      <p class="secondary work-foot">
        <span>{t('times_in', zoneText(definitions.timeZone))}</span>
        <button type="button" class="link" onClick={() => show({ name: 'counting' })}>
          {t('counting')}
        </button>
      </p>
    </>
  );
}

function besideSum({ tickets, elsewhereMs }: DayWork, countsElsewhere: boolean): string {
  const count = plural('count_tickets', tickets.length);
  if (elsewhereMs === 0) return count;
  const elsewhere = durationText(elsewhereMs);
  return `${count} · ${t(countsElsewhere ? 'elsewhere_counted' : 'elsewhere_apart', elsewhere)}`;
}

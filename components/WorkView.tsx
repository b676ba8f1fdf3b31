import { useEffect, useState } from 'preact/hooks';
import { addDays, type LocalDay } from '../lib/domain/local-day.ts';
import { t } from '../lib/platform/i18n.ts';
import { type Overview, profileOf } from '../lib/stores/overview.ts';
import type { PopupState } from '../lib/stores/popup.ts';
import { readWorkDay, type WorkDay } from '../lib/stores/work-day.ts';
import { DayOfWork } from './DayOfWork.tsx';
import { DaySwitch } from './DaySwitch.tsx';
import { dateText } from './Instant.tsx';
import { Notice } from './Notice.tsx';
import { PauseButton } from './PauseButton.tsx';
import { PauseLine } from './PauseLine.tsx';
import { pausedNow } from './RunningTicket.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = {
  state: PopupState;
  overview: Overview;
  /** The day that was asked for; undefined: today. */
  asked: LocalDay | undefined;
  onBack: () => void;
};

/** A day's work as a picture and ticket by ticket, with what the agent says otherwise. */
export function WorkView({ state, overview, asked, onBack }: Props) {
  const [day, turnTo] = useState(asked);
  const read = useWorkDay(day, overview);
  const workDay = read === 'failed' ? undefined : read;
  const isToday = workDay?.range.day === workDay?.today;
  const pause = isToday ? pausedNow(state) : undefined;
  return (
    <main aria-busy={read === undefined}>
      <ViewHeader
        title={workDay && !isToday ? t('work_on', dateText(workDay.range.day)) : t('work')}
        onBack={onBack}
      />
      {read === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {workDay && <DaySwitch {...workDay} onTurn={(days) => turnTo(addDays(workDay.range.day, days))} />}
      {pause && (
        <section class={`card running running-${pause.kind}`} aria-label={t('pause')}>
          <PauseLine pause={pause} />
          <PauseButton isPaused shortcut={state.running?.shortcut ?? ''} />
        </section>
      )}
      {workDay && (
        <DayOfWork
          key={workDay.range.day}
          workDay={workDay}
          connections={overview.connections}
          pausedAt={isToday ? state.running?.pausedAt : undefined}
        />
      )}
    </main>
  );
}

/** Read anew with the figures; what was read before stays until then. */
function useWorkDay(day: LocalDay | undefined, overview: Overview): WorkDay | 'failed' | undefined {
  const [read, setRead] = useState<WorkDay | 'failed'>();
  useEffect(() => {
    let isCurrent = true;
    const own = overview.connections.filter((one) => profileOf(one) === overview.profile);
    readWorkDay(day, new Set(own.map(({ id }) => id)))
      .catch(() => 'failed' as const)
      .then((found) => isCurrent && setRead(found));
    return () => {
      isCurrent = false;
    };
  }, [day, overview]);
  return read;
}

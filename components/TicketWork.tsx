import { useEffect, useRef, useState } from 'preact/hooks';
import type { DayRange, DayTicket } from '../lib/domain/day-work.ts';
import type { Definitions } from '../lib/domain/definitions.ts';
import { t } from '../lib/platform/i18n.ts';
import { correct, type Said, undoCorrection } from '../lib/stores/correcting.ts';
import type { Connection } from '../lib/stores/overview.ts';
import { CorrectForm } from './CorrectForm.tsx';
import { CorrectionList } from './CorrectionList.tsx';
import { durationText } from './DurationText.tsx';
import { catchFocus } from './KeptFocus.tsx';
import { Notice } from './Notice.tsx';
import { PieceList } from './PieceList.tsx';
import { TicketLink } from './TicketLink.tsx';

type Props = {
  work: DayTicket;
  range: DayRange;
  definitions: Definitions;
  connections: readonly Connection[];
  /** What is said of the last change, where it was one of this ticket. */
  told: Told | undefined;
  onTell: (told: Told | undefined) => void;
};

/** The correction that was made, or why a change did not work. */
export type Told = { saved: string } | { problem: string };

/** A ticket's work on a day: how much, when, and what the agent says otherwise. */
export function TicketWork({ work, range, definitions, connections, told, onTell }: Props) {
  const [isCorrecting, setCorrecting] = useState(false);
  const [focused, setFocused] = useState<string>();
  const item = useRef<HTMLLIElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { countedMs, measuredMs } = work;

  // What was pressed is gone with what it changed: the focus goes to what takes it back, once that is there.
  const awaited = work.corrections.some(({ id }) => id === focused) ? focused : undefined;
  useEffect(() => {
    if (awaited === undefined) return;
    catchFocus(item.current?.querySelector<HTMLElement>(`[data-correction="${awaited}"] button`));
    setFocused(undefined);
  }, [awaited]);

  async function say(said: Said): Promise<void> {
    const answer = await correct(work, said);
    if (!answer.ok) return onTell({ problem: answer.detail });
    setCorrecting(false);
    setFocused(answer.id);
    onTell({ saved: answer.id });
  }
  async function undo(id: string): Promise<void> {
    const problem = await undoCorrection(work, id);
    onTell(problem === undefined ? undefined : { problem });
    catchFocus(opener.current);
  }
  function cancel(): void {
    setCorrecting(false);
    opener.current?.focus();
  }

  return (
    <li ref={item} class="ticket-work">
      <p class="ticket-line">
        <TicketLink {...work} connections={connections} />
        <span class="ticket-value">
          {durationText(countedMs)}
          {countedMs !== measuredMs && (
            <span class="secondary"> {t('measured_instead', durationText(measuredMs))}</span>
          )}
        </span>
      </p>
      <PieceList work={work} definitions={definitions} onDeny={say} />
      {told && 'saved' in told && (
        <Notice key={told.saved} tone="info">
          {t('correction_saved')}
        </Notice>
      )}
      {told && 'problem' in told && <Notice tone="problem">{t('did_not_work', told.problem)}</Notice>}
      <button
        ref={opener}
        type="button"
        class="link"
        aria-expanded={isCorrecting}
        onClick={() => setCorrecting(!isCorrecting)}
      >
        {t('correct_time')}
      </button>
      {isCorrecting && <CorrectForm work={work} range={range} onSay={say} onCancel={cancel} />}
      <CorrectionList work={work} range={range} timeZone={definitions.timeZone} onUndo={undo} />
    </li>
  );
}

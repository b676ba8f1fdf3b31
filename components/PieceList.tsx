import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DayTicket, Piece } from '../lib/domain/day-work.ts';
import type { Definitions } from '../lib/domain/definitions.ts';
import { t } from '../lib/platform/i18n.ts';
import type { Said } from '../lib/stores/correcting.ts';
import { DenyReasons } from './DenyReasons.tsx';
import { durationText } from './DurationText.tsx';
import { countText } from './FigureValue.tsx';
import { timeOfDay } from './Instant.tsx';

/** More than these are shown when they are asked for. */
const shownAtFirst = 6;

type Props = {
  work: DayTicket;
  definitions: Definitions;
  onDeny: (said: Said) => Promise<void>;
};

/** When a ticket was worked on, as it was measured; struck where a correction overrules it. */
export function PieceList({ work: { ticket, pieces }, definitions, onDeny }: Props) {
  const [isWhole, showWhole] = useState(false);
  const [asked, ask] = useState<number>();
  const list = useRef<HTMLUListElement>(null);
  const shown = isWhole ? pieces : pieces.slice(-shownAtFirst);
  // The reasons go, and what asked for them has the focus again.
  const close = () => {
    list.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    ask(undefined);
  };
  const deny = async ({ from, to }: Piece, reason: Said['reason']) => {
    close();
    await onDeny({ from, to, ms: 0, reason });
  };
  return (
    <>
      {shown.length < pieces.length && (
        <button type="button" class="link" onClick={() => showWhole(true)}>
          {t('pieces_earlier', countText(pieces.length - shown.length))}
        </button>
      )}
      <ul ref={list} class="pieces" aria-label={t('pieces_of', ticket)}>
        {shown.map((piece) => (
          <li key={`${piece.kind} ${piece.from}`}>
            <PieceText piece={piece} timeZone={definitions.timeZone} />
            {!piece.isStruck && (piece.kind === 'focused' || definitions.countsElsewhere) && (
              <button
                type="button"
                class="link"
                aria-expanded={asked === piece.from}
                onClick={() => ask(asked === piece.from ? undefined : piece.from)}
              >
                {t('deny')}
              </button>
            )}
            {piece.frame && <span class="secondary piece-note">{t('in_frame_about')}</span>}
            {asked === piece.from && (
              <DenyReasons onChoose={(reason) => deny(piece, reason)} onCancel={close} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function PieceText({ piece, timeZone }: { piece: Piece; timeZone: string }) {
  const { from, to, kind, isStruck, isRunning } = piece;
  const time = (at: number) => timeOfDay(at, timeZone);
  const texts = [t('from_to', time(from), isRunning ? t('until_now') : time(to)), durationText(to - from)];
  return (
    <span class="piece">
      {texts.map((text, index) => (
        <Fragment key={index}>
          <span class="piece-part">{isStruck ? <s>{text}</s> : text}</span>{' '}
        </Fragment>
      ))}
      {kind === 'elsewhere' && <span class="piece-kind"> {t('elsewhere')}</span>}
      {isStruck && <span class="piece-kind"> {t('corrected')}</span>}
    </span>
  );
}

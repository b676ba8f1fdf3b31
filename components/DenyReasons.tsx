import { useEffect, useRef } from 'preact/hooks';
import { type CorrectionReason, correctionReasons } from '../lib/domain/corrections.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';

type Props = { onChoose: (reason: CorrectionReason) => void; onCancel: () => void };

/** Why a stretch was no work on the ticket: one click says it. */
export function DenyReasons({ onChoose, onCancel }: Props) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => group.current?.querySelector<HTMLElement>('button')?.focus(), []);
  return (
    <fieldset
      ref={group}
      class="reasons"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <legend>{t('deny_why')}</legend>
      {correctionReasons
        // It says why there was more work than was measured.
        .filter((reason) => reason !== 'worked-elsewhere')
        .map((reason) => (
          <button key={reason} type="button" class="button" onClick={() => onChoose(reason)}>
            {t(`because_${keyOf(reason)}`)}
          </button>
        ))}
      <button type="button" class="button button-quiet" onClick={onCancel}>
        {t('cancel')}
      </button>
    </fieldset>
  );
}

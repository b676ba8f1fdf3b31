import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, t } from '../lib/platform/i18n.ts';

/** What becomes of what is stored; `export` keeps it and saves it to a file. */
export type Ending = 'keep' | 'export' | 'delete';
const endings: readonly Ending[] = ['keep', 'export', 'delete'];

type Props = {
  host: string;
  tickets: number;
  /** It is disconnected already: only its data can go. */
  isDisconnected: boolean;
  isBusy: boolean;
  onEnd: (ending: Ending) => void;
  onCancel: () => void;
};

/** Asks before anything ends or goes. Nothing is deleted unless that is chosen and confirmed. */
export function DisconnectForm({ host, tickets, isDisconnected, isBusy, onEnd, onCancel }: Props) {
  const [ending, choose] = useState<Ending>(isDisconnected ? 'delete' : 'keep');
  const form = useRef<HTMLFormElement>(null);
  // Never on the button that deletes: a key that is held down would press it.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, [type="button"]')?.focus(), []);
  return (
    <form
      ref={form}
      class="disconnect"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        if (!isBusy) onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onEnd(ending);
      }}
    >
      {isDisconnected ? (
        <p>{plural('delete_question', tickets, host)}</p>
      ) : (
        <fieldset>
          <legend>{plural('disconnect_question', tickets, host)}</legend>
          {endings.map((one) => (
            <label key={one} class="choice">
              <input
                type="radio"
                name="ending"
                aria-labelledby={`ending-${one}`}
                aria-describedby={`ending-${one}-about`}
                checked={ending === one}
                onChange={() => choose(one)}
              />
              <span>
                <span id={`ending-${one}`}>{t(`ending_${one}`)}</span>
                <span id={`ending-${one}-about`} class="secondary">
                  {t(`ending_${one}_about`)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="buttons">
        <button
          type="submit"
          class={ending === 'delete' ? 'button button-danger' : 'button button-primary'}
          disabled={isBusy}
        >
          {isBusy ? t('working') : isDisconnected ? plural('delete_now', tickets) : t(`disconnect_${ending}`)}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

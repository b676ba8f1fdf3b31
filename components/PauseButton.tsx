import { useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { setPaused } from '../lib/stores/pausing.ts';
import { show } from '../lib/stores/popup.ts';

type Props = {
  isPaused: boolean;
  /** The keys that do the same; empty: none are set. */
  shortcut: string;
};

/** Pauses or resumes, and says with which keys that goes too. The same button for both, so that it keeps the focus. */
export function PauseButton({ isPaused, shortcut }: Props) {
  const [problem, setProblem] = useState<string>();
  return (
    <div class="pause">
      <button
        type="button"
        class={isPaused ? 'button button-primary' : 'button'}
        aria-describedby={shortcut ? 'pause-keys' : undefined}
        onClick={() => setPaused(!isPaused).then(setProblem)}
      >
        {t(isPaused ? 'resume' : 'pause')}
      </button>
      {shortcut ? (
        <kbd id="pause-keys">{shortcut}</kbd>
      ) : (
        <button type="button" class="link" onClick={() => show({ name: 'counting' })}>
          {t('shortcut_set')}
        </button>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {t('did_not_work', problem)}
        </p>
      )}
    </div>
  );
}

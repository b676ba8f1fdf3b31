import { t } from '../lib/platform/i18n.ts';
import { openShortcutSettings } from '../lib/stores/pausing.ts';

/** With which keys the agent pauses, and where the browser lets them be changed. */
export function ShortcutLine({ shortcut }: { shortcut: string | undefined }) {
  if (shortcut === undefined) return null;
  return (
    <p class="secondary">
      {shortcut ? t('shortcut_is', shortcut) : t('shortcut_none')}{' '}
      <button type="button" class="link" onClick={openShortcutSettings}>
        {t('shortcut_change')}
      </button>
    </p>
  );
}

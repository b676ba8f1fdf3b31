import { t } from '../lib/platform/i18n.ts';
import { savedHours, undoHours } from '../lib/stores/saved-hours.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { useCaughtFocus } from './KeptFocus.tsx';
import { Notice } from './Notice.tsx';

/** After hours were saved: says so, and takes it back. */
export function HoursSaved() {
  const { replaced, refusal } = useStore(savedHours, (all) => all);
  useCaughtFocus(replaced !== undefined);
  if (!replaced) return null;
  return (
    <>
      <Notice tone="info" action={{ label: t('undo'), run: undoHours }}>
        {t('hours_saved')}
      </Notice>
      {refusal && <Notice tone="problem">{t('hours_not_saved', refusal)}</Notice>}
    </>
  );
}

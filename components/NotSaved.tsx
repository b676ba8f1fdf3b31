import { t } from '../lib/platform/i18n.ts';

/** Beside the button that was pressed: that it did not work, and why. */
export function NotSaved({ problem }: { problem: string | undefined }) {
  if (problem === undefined) return null;
  return (
    <p class="field-error" role="alert">
      {t('did_not_work', problem)}
    </p>
  );
}

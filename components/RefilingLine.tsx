import { t } from '../lib/platform/i18n.ts';

/** How far the figures are worked out anew; the ones below it are still the old ones. */
export function RefilingLine({ share }: { share: number }) {
  return (
    <label class="refiling">
      {t('refiling', `${Math.floor(share * 100)}\u00a0${t('percent')}`)}
      <progress value={share} />
    </label>
  );
}

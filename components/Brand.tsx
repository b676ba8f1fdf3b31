import { t } from '../lib/platform/i18n.ts';

export function Brand() {
  return (
    <h1 class="brand">
      <img src="/icon/48.png" alt="" width="18" height="18" />
      {t('extension_name')}
    </h1>
  );
}

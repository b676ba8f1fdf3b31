import { plural, t } from '../lib/platform/i18n.ts';
import type { Damage } from '../lib/stores/overview.ts';
import { fileAnew, show } from '../lib/stores/popup.ts';
import { dayText } from './Instant.tsx';
import { Notice } from './Notice.tsx';

/** What is stored and cannot be read: where, and the one thing to do about it. The rest of the figures stays. */
export function DamageNotices({ damaged }: { damaged: Damage }) {
  const days = [...new Set(damaged.days)];
  return (
    <>
      {days.length > 0 && (
        <Notice tone="warning" action={{ label: t('work_out_anew'), run: fileAnew }}>
          {plural('error_damaged_days', days.length, days.map(dayText).join(', '))}
        </Notice>
      )}
      {damaged.definitions && (
        <Notice tone="warning" action={{ label: t('work_out_anew'), run: fileAnew }}>
          {t('error_damaged_definitions')}
        </Notice>
      )}
      {damaged.targets && (
        <Notice tone="warning" action={{ label: t('targets'), run: () => show({ name: 'targets' }) }}>
          {t('error_damaged_targets')}
        </Notice>
      )}
      {damaged.connections.length > 0 && (
        <Notice tone="warning">{t('error_damaged_connection', damaged.connections.join(', '))}</Notice>
      )}
    </>
  );
}

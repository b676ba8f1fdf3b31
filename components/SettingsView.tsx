import { keyOf, t } from '../lib/platform/i18n.ts';
import { show, type View } from '../lib/stores/popup.ts';
import { ViewHeader } from './ViewHeader.tsx';

/** What can be set, in the order in which it is listed; each has a view, a name and a line that says what it is. */
export const settings = [
  'targets',
  'pins',
  'hours',
  'shift',
  'nudges',
  'counting',
  'team',
  'helpdesks',
  'welcome',
] as const satisfies View['name'][];

export function SettingsView({ onBack }: { onBack: () => void }) {
  return (
    <main>
      <ViewHeader title={t('settings')} onBack={onBack} />
      <ul class="settings">
        {settings.map((name) => (
          <li key={name} class="card setting">
            <button type="button" class="card-button" data-view={name} onClick={() => show({ name })}>
              {t(keyOf(name))}
            </button>
            <p class="secondary">{t(`setting_${keyOf(name)}_about`)}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}

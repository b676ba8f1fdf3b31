import { catalog } from '../lib/helpdesks/catalog.ts';
import { t } from '../lib/platform/i18n.ts';
import { hostsOf } from '../lib/stores/overview.ts';
import type { PopupState } from '../lib/stores/popup.ts';
import { ConnectCard, ConnectingNotice } from './ConnectCard.tsx';
import { shownProfile } from './ProfileSwitch.tsx';

/** The second screen: the helpdesk in front, or how to get one there. Once connected, the next one comes by itself. */
export function WelcomeConnect({ state: { front, overview, connecting } }: { state: PopupState }) {
  const hosts = hostsOf(overview?.connections ?? []);
  return (
    <>
      {hosts.length > 0 && (
        <p class="card" role="status">
          {t('welcome_connected', hosts.join(', '))}
        </p>
      )}
      {front?.kind === 'unconnected' ? (
        <ConnectCard
          key={front.origin}
          front={front}
          connecting={connecting}
          profile={shownProfile(overview)}
        />
      ) : (
        <HowTo />
      )}
      <ConnectingNotice
        connecting={connecting}
        besides={front?.kind === 'unconnected' ? front.origin : undefined}
      />
    </>
  );
}

function HowTo() {
  return (
    <section class="card welcome-list">
      <ol class="steps">
        <li>{t('welcome_how_open')}</li>
        <li>{t('welcome_how_icon')}</li>
        <li>{t('welcome_how_connect')}</li>
      </ol>
      <h3>{t('welcome_supported')}</h3>
      <ul class="supported">
        {Object.values(catalog).map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p class="secondary">{t('welcome_pin')}</p>
    </section>
  );
}

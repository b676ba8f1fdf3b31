import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../lib/platform/i18n.ts';
import { connect } from '../lib/stores/connect.ts';
import { type Helpdesk, openExport, readHelpdesks } from '../lib/stores/helpdesks.ts';
import { type PopupState, refresh } from '../lib/stores/popup.ts';
import { ConnectCard, ConnectingNotice } from './ConnectCard.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { HelpdeskCard } from './HelpdeskCard.tsx';
import { Notice } from './Notice.tsx';
import { ViewHeader } from './ViewHeader.tsx';

/** Every helpdesk that is or was connected: how it stands, and ending it. The page in front, if it may be added. */
export function HelpdesksView({ state, onBack }: { state: PopupState; onBack: () => void }) {
  const { front, connecting, overview } = state;
  const [helpdesks, setHelpdesks] = useState<readonly Helpdesk[] | 'failed'>();
  const [ended, setEnded] = useState<string>();
  const load = () =>
    readHelpdesks()
      .catch(() => 'failed' as const)
      .then(setHelpdesks);
  useEffect(() => {
    load();
  }, [overview]);
  const reload = async () => {
    await Promise.all([load(), refresh()]);
  };
  return (
    <main aria-busy={helpdesks === undefined}>
      <ViewHeader title={t('helpdesks')} onBack={onBack} />
      {helpdesks === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {ended && <Notice tone="info">{ended}</Notice>}
      {connecting && front?.kind !== 'unconnected' && <ConnectingNotice connecting={connecting} />}
      {Array.isArray(helpdesks) && helpdesks.length === 0 && <p class="card hint">{t('helpdesks_none')}</p>}
      {Array.isArray(helpdesks) &&
        helpdesks.map((helpdesk) => (
          <HelpdeskCard
            key={helpdesk.connection.id}
            helpdesk={helpdesk}
            profiles={overview?.profiles ?? []}
            onAllow={() => connect(helpdesk.connection.helpdesk, helpdesk.connection.origin)}
            onExport={() => openExport(helpdesk.connection.id)}
            onEnded={(data, host) => {
              setEnded(
                data === 'delete'
                  ? plural('helpdesk_deleted', helpdesk.tickets, host)
                  : t('helpdesk_disconnected_now', host),
              );
              return reload();
            }}
          />
        ))}
      {front?.kind === 'unconnected' && (
        <ConnectCard
          key={front.origin}
          origin={front.origin}
          guess={front.guess}
          connecting={connecting}
          onConnect={connect}
        />
      )}
      <Diagnostics />
    </main>
  );
}

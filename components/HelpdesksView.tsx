import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../lib/platform/i18n.ts';
import { connect } from '../lib/stores/connect.ts';
import { type Helpdesk, openExport, readHelpdesks } from '../lib/stores/helpdesks.ts';
import { type PopupState, refresh } from '../lib/stores/popup.ts';
import { ConnectCard, ConnectingNotice } from './ConnectCard.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { HelpdeskCard } from './HelpdeskCard.tsx';
import { Notice } from './Notice.tsx';
import { shownProfile } from './ProfileSwitch.tsx';
import { ViewHeader } from './ViewHeader.tsx';

function endedText(how: 'keep' | 'delete' | 'failed', host: string, tickets: number): string | undefined {
  if (how === 'failed') return undefined;
  return how === 'delete' ? plural('helpdesk_deleted', tickets, host) : t('helpdesk_disconnected_now', host);
}

/** Every helpdesk that is or was connected: how it stands, and ending it. The page in front, if it may be added. */
export function HelpdesksView({ state, onBack }: { state: PopupState; onBack: () => void }) {
  const { front, connecting, overview, withdrawn } = state;
  const [helpdesks, setHelpdesks] = useState<readonly Helpdesk[] | 'failed'>();
  const [ended, setEnded] = useState<string>();
  const load = () =>
    readHelpdesks()
      .catch(() => 'failed' as const)
      .then(setHelpdesks);
  const standing = JSON.stringify([overview?.connections, withdrawn]);
  useEffect(() => {
    load();
  }, [standing]);
  const reload = async () => {
    await Promise.all([load(), refresh()]);
  };
  return (
    <main aria-busy={helpdesks === undefined}>
      <ViewHeader title={t('helpdesks')} onBack={onBack} />
      {helpdesks === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {ended && <Notice tone="info">{ended}</Notice>}
      <ConnectingNotice
        connecting={connecting}
        besides={front?.kind === 'unconnected' ? front.origin : undefined}
      />
      {Array.isArray(helpdesks) && helpdesks.length === 0 && <p class="card hint">{t('helpdesks_none')}</p>}
      {Array.isArray(helpdesks) &&
        helpdesks.map((helpdesk) => (
          <HelpdeskCard
            key={helpdesk.connection.id}
            helpdesk={helpdesk}
            profiles={overview?.profiles ?? []}
            onAllow={() => connect(helpdesk.connection.helpdesk, helpdesk.connection.origin)}
            onExport={() => openExport(helpdesk.connection.id)}
            onEnded={(how, host) => {
              setEnded(endedText(how, host, helpdesk.tickets));
              return reload();
            }}
          />
        ))}
      {front?.kind === 'unconnected' && (
        <ConnectCard
          key={front.origin}
          front={front}
          connecting={connecting}
          profile={shownProfile(overview)}
        />
      )}
      <Diagnostics />
    </main>
  );
}

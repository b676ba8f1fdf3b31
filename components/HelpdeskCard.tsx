import { useEffect, useRef, useState } from 'preact/hooks';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { disconnect, type Helpdesk } from '../lib/stores/helpdesks.ts';
import { profileOf } from '../lib/stores/overview.ts';
import { DisconnectForm, type Ending } from './DisconnectForm.tsx';
import { catchFocus } from './KeptFocus.tsx';
import { Notice } from './Notice.tsx';
import { profileLabel } from './ProfileSwitch.tsx';

type Props = {
  helpdesk: Helpdesk;
  profiles: readonly string[];
  onAllow: () => void;
  onExport: () => void;
  onEnded: (how: 'keep' | 'delete' | 'failed', host: string) => Promise<void>;
};

/** One account at a helpdesk: is it recorded, what is stored of it, and what can be done about it. */
export function HelpdeskCard({ helpdesk, profiles, onAllow, onExport, onEnded }: Props) {
  const { connection, state, tickets } = helpdesk;
  const [asking, setAsking] = useState<'disconnect' | 'delete'>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { host } = new URL(connection.origin);
  const whose = profiles.length > 1 ? profileLabel(profileOf(connection)) : '';

  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (!asking && wasAsking.current) opener.current?.focus();
    wasAsking.current = asking !== undefined;
  }, [asking]);

  async function end(ending: Ending): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const data = ending === 'delete' ? 'delete' : 'keep';
    const refusal = await disconnect(connection, data);
    setBusy(false);
    setAsking(undefined);
    if (refusal) setProblem(refusal);
    await onEnded(refusal ? 'failed' : data, host);
    // The card may be gone, and with it the button.
    catchFocus();
    if (refusal) return;
    if (ending === 'export') onExport();
  }

  return (
    <section class="card helpdesk" aria-label={`${host} ${whose}`.trim()} aria-busy={isBusy}>
      <header>
        <h2>{host}</h2>
        <span class={state === 'recorded' ? 'mark mark-on' : 'mark'}>{t(`helpdesk_${state}`)}</span>
      </header>
      <p class="secondary">
        {catalog[connection.helpdesk].name}
        {whose && ` · ${whose}`}
        {' · '}
        {plural('tickets_stored', tickets)}
      </p>
      {state === 'withdrawn' && <p>{t('helpdesk_withdrawn_about')}</p>}
      {state === 'disconnected' && <p>{t('helpdesk_disconnected_about')}</p>}
      {connection.isPicked && <p>{t('helpdesk_picked_about')}</p>}
      {problem && <Notice tone="problem">{t('helpdesk_ending_failed', problem)}</Notice>}
      {asking ? (
        <DisconnectForm
          host={host}
          tickets={tickets}
          isDisconnected={asking === 'delete'}
          isBusy={isBusy}
          onEnd={end}
          onCancel={() => setAsking(undefined)}
        />
      ) : (
        <div class="buttons">
          {state === 'withdrawn' && (
            <button type="button" class="button button-primary" onClick={onAllow}>
              {t('allow_again')}
            </button>
          )}
          <button
            ref={opener}
            type="button"
            class="button"
            onClick={() => setAsking(state === 'disconnected' ? 'delete' : 'disconnect')}
          >
            {t(state === 'disconnected' ? 'helpdesk_delete' : 'helpdesk_disconnect')}
          </button>
          <button type="button" class="button button-quiet" onClick={onExport}>
            {t('helpdesk_export')}
          </button>
        </div>
      )}
    </section>
  );
}

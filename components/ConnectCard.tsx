import { useState } from 'preact/hooks';
import { type HelpdeskId, helpdeskIds } from '../lib/domain/ticket.ts';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { t } from '../lib/platform/i18n.ts';
import { connect } from '../lib/stores/connect.ts';
import type { Front } from '../lib/stores/front.ts';
import type { PopupState } from '../lib/stores/popup.ts';
import { Notice } from './Notice.tsx';

type Props = {
  front: Extract<Front, { kind: 'unconnected' }>;
  connecting: PopupState['connecting'];
  /** Whose figures these will be, where there is more than one profile. */
  profile: string | undefined;
};

/** Offers to connect the helpdesk in front: what is read, what never is, one button. */
export function ConnectCard({ front: { origin, guess }, connecting, profile }: Props) {
  const [chosen, choose] = useState<HelpdeskId | undefined>(guess);
  const { host } = new URL(origin);
  return (
    <section class="card connect">
      <h2>{t('connect_title', host)}</h2>
      <p>{guess ? t('connect_recognised', catalog[guess].name) : t('connect_not_recognised')}</p>
      <label class="field">
        <span>{t('connect_which')}</span>
        <select
          value={chosen ?? ''}
          onChange={({ currentTarget }) => choose(helpdeskIds.find((id) => id === currentTarget.value))}
        >
          <option value="">{t('connect_choose')}</option>
          {helpdeskIds.map((id) => (
            <option key={id} value={id}>
              {catalog[id].name}
            </option>
          ))}
        </select>
      </label>
      <ul class="promises">
        <li>{t('connect_reads')}</li>
        <li>{t('connect_never')}</li>
        <li>{t('connect_stays')}</li>
        <li>{t('connect_asks')}</li>
      </ul>
      <button
        type="button"
        class="button button-primary"
        disabled={!chosen || (connecting?.origin === origin && connecting.state === 'asking')}
        onClick={() => chosen && connect(chosen, origin)}
      >
        {t('connect_button')}
      </button>
      {profile !== undefined && <p class="secondary">{t('connect_profile', profile)}</p>}
      {connecting?.origin === origin && <ConnectingNotice connecting={connecting} />}
    </section>
  );
}

type NoticeProps = {
  connecting: PopupState['connecting'];
  /** Said elsewhere for this one. */
  besides?: string | undefined;
};

/** How connecting ended, when it did not work. */
export function ConnectingNotice({ connecting, besides }: NoticeProps) {
  if (!connecting || connecting.origin === besides) return null;
  switch (connecting.state) {
    case 'asking':
      return null;
    case 'denied':
      return <Notice tone="info">{t('connect_denied')}</Notice>;
    case 'failed':
      return <Notice tone="problem">{t('connect_failed', connecting.detail)}</Notice>;
  }
}

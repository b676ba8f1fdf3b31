import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import type { Policy } from '../lib/stores/overview.ts';
import { forgetTaken, openTeam, team, undoApplied } from '../lib/stores/team.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { useCaughtFocus } from './KeptFocus.tsx';
import { Notice } from './Notice.tsx';
import { TeamOffer } from './TeamOffer.tsx';
import { TeamPolicy } from './TeamPolicy.tsx';
import { TeamSave } from './TeamSave.tsx';
import { TeamTakeIn } from './TeamTakeIn.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = { policy: Policy | undefined; onBack: () => void };

/** A team's set-up: what policy sets of it, taking one in, and making one for others. */
export function TeamView({ policy, onBack }: Props) {
  const { isTab, taken, replaced } = useStore(team, (all) => all);
  const [text, setText] = useState('');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    openTeam();
    return forgetTaken;
  }, []);
  useCaughtFocus(replaced !== undefined);
  const isOffered = taken?.state === 'offered' || taken?.state === 'applying';
  const wasOffered = useRef(false);
  useEffect(() => {
    // What had the focus is gone with the offer.
    if (wasOffered.current && !isOffered)
      main.current?.querySelector<HTMLElement>('.notice button, textarea')?.focus();
    if (taken?.state === 'applied') setText('');
    wasOffered.current = isOffered;
  }, [isOffered]);
  return (
    <main ref={main}>
      <ViewHeader title={t('team')} onBack={onBack} />
      <p class="secondary">{t('team_about')}</p>
      {policy && <TeamPolicy policy={policy} />}
      {replaced && taken?.state !== 'interrupted' && taken?.state !== 'applying' && (
        <Notice tone="info" action={{ label: t('undo'), run: undoApplied }}>
          {t('team_applied')}
        </Notice>
      )}
      {taken?.state === 'undone' && <Notice tone="info">{t('team_undone')}</Notice>}
      {taken?.state === 'interrupted' && (
        <Notice tone="problem" action={{ label: t('undo'), run: undoApplied }}>
          {t('team_interrupted', taken.detail)}
        </Notice>
      )}
      {taken?.state === 'failed' && <Notice tone="problem">{t('team_failed', taken.detail)}</Notice>}
      {isOffered ? (
        <TeamOffer taken={taken} />
      ) : (
        <>
          <TeamTakeIn isTab={isTab} taken={taken} text={text} onText={setText} />
          <TeamSave isTab={isTab} />
        </>
      )}
    </main>
  );
}

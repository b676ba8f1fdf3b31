import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../lib/platform/i18n.ts';
import { applyTaken, forgetTaken, type Taken } from '../lib/stores/team.ts';
import { TeamChanges } from './TeamChanges.tsx';

/** Nothing is written before this is confirmed. Takes the focus, as it stands in place of what was there. */
export function TeamOffer({ taken }: { taken: Extract<Taken, { state: 'offered' | 'applying' }> }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { setup, changes, kept, state } = taken;
  const isApplying = state === 'applying';
  return (
    <section
      class="card team-card"
      aria-labelledby="team-offer"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        if (!isApplying) forgetTaken();
      }}
    >
      <h2 id="team-offer" ref={heading} tabIndex={-1}>
        {setup.name ? t('team_offer_of', setup.name) : t('team_offer')}
      </h2>
      {kept && <p class="secondary">{t('team_kept')}</p>}
      {changes.length === 0 ? <p>{t('team_no_changes')}</p> : <TeamChanges changes={changes} />}
      <div class="buttons">
        {changes.length > 0 && (
          <button type="button" class="button button-primary" disabled={isApplying} onClick={applyTaken}>
            {isApplying ? t('working') : plural('team_apply', changes.length)}
          </button>
        )}
        <button type="button" class="button" disabled={isApplying} onClick={forgetTaken}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}

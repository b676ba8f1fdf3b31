import { useEffect, useRef, useState } from 'preact/hooks';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import {
  applyTaken,
  forgetTaken,
  openTeam,
  openTeamTab,
  saveTeamFile,
  type Taken,
  takeFile,
  takeText,
  team,
  undoApplied,
} from '../lib/stores/team.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { Notice } from './Notice.tsx';
import { ProblemList } from './ProblemList.tsx';
import { TeamChanges } from './TeamChanges.tsx';
import { TeamPolicy } from './TeamPolicy.tsx';
import { ViewHeader } from './ViewHeader.tsx';

/** A team's set-up: what policy sets of it, taking one in, and making one for others. */
export function TeamView({ onBack }: { onBack: () => void }) {
  const { policy, isTab, taken, replaced } = useStore(team, (all) => all);
  useEffect(() => {
    openTeam();
    return forgetTaken;
  }, []);
  return (
    <main>
      <ViewHeader title={t('team')} onBack={onBack} />
      <p class="secondary">{t('team_about')}</p>
      {policy && <TeamPolicy policy={policy} />}
      {replaced && (
        <Notice tone="info" action={{ label: t('undo'), run: undoApplied }}>
          {t('team_applied')}
        </Notice>
      )}
      {taken?.state === 'undone' && <Notice tone="info">{t('team_undone')}</Notice>}
      {taken?.state === 'failed' && <Notice tone="problem">{t('team_failed', taken.detail)}</Notice>}
      {taken?.state === 'offered' || taken?.state === 'applying' ? (
        <Offer taken={taken} />
      ) : (
        <>
          <TakeIn isTab={isTab} taken={taken} />
          <SaveCard isTab={isTab} />
        </>
      )}
    </main>
  );
}

function TakeIn({ isTab, taken }: { isTab: boolean | undefined; taken: Taken | undefined }) {
  const [text, setText] = useState('');
  return (
    <section class="card team-card" aria-labelledby="team-take">
      <h2 id="team-take">{t('team_take')}</h2>
      {taken?.state === 'refused' && (
        <ProblemList
          title={plural('team_refused', taken.problems.length)}
          problems={taken.problems.map(({ field, problem }) => ({
            field,
            text: t(`problem_${keyOf(problem)}`),
          }))}
        />
      )}
      {isTab === false ? (
        <div class="buttons">
          <button type="button" class="button" onClick={openTeamTab}>
            {t('team_open_tab')}
          </button>
        </div>
      ) : (
        <div class="field">
          <label for="team-file">{t('team_file')}</label>
          <input
            id="team-file"
            type="file"
            accept=".json,application/json"
            onChange={async ({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) await takeFile(file);
              // The same file, mended, is a change again.
              currentTarget.value = '';
            }}
          />
        </div>
      )}
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          takeText(text);
        }}
      >
        <label for="team-text">{t('team_paste')}</label>
        <textarea
          id="team-text"
          rows={5}
          value={text}
          spellcheck={false}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div class="buttons">
          <button type="submit" class="button" disabled={text.trim() === ''}>
            {t('team_check')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Nothing is written before this is confirmed. Takes the focus, as it stands in place of what was there. */
function Offer({ taken }: { taken: Extract<Taken, { state: 'offered' | 'applying' }> }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { setup, changes, kept, state } = taken;
  const isApplying = state === 'applying';
  return (
    <section class="card team-card" aria-labelledby="team-offer">
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

function SaveCard({ isTab }: { isTab: boolean | undefined }) {
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<{ name: string } | 'failed'>();
  return (
    <section class="card team-card" aria-labelledby="team-save">
      <h2 id="team-save">{t('team_save')}</h2>
      <p class="secondary">{t('team_save_about')}</p>
      {isTab === false ? (
        <div class="buttons">
          <button type="button" class="button" onClick={openTeamTab}>
            {t('team_open_tab_save')}
          </button>
        </div>
      ) : (
        <form
          class="field"
          onSubmit={(event) => {
            event.preventDefault();
            saveTeamFile(name).then(
              (fileName) => setSaved({ name: fileName }),
              () => setSaved('failed'),
            );
          }}
        >
          <label for="team-name">{t('team_name')}</label>
          <input
            id="team-name"
            type="text"
            maxLength={200}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <div class="buttons">
            <button type="submit" class="button">
              {t('team_save_now')}
            </button>
          </div>
          {saved && (
            <p class="secondary" role="status">
              {saved === 'failed' ? t('error_unavailable') : t('team_saved', saved.name)}
            </p>
          )}
        </form>
      )}
    </section>
  );
}

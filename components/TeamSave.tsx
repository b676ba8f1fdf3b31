import { useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { openTeamTab, saveTeamFile } from '../lib/stores/team.ts';

/** What is set now as a file for others, where a file can be saved. */
export function TeamSave({ isTab }: { isTab: boolean | undefined }) {
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

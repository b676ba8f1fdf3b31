import { helpdeskIds } from '../lib/domain/ticket.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import { openTeamTab, type Taken, takeFile, takeText } from '../lib/stores/team.ts';
import { ProblemList } from './ProblemList.tsx';

type Props = {
  isTab: boolean | undefined;
  taken: Taken | undefined;
  text: string;
  onText: (text: string) => void;
};

/** A set-up from a file, where a file can be chosen, or from pasted text; what is wrong with it. */
export function TeamTakeIn({ isTab, taken, text, onText }: Props) {
  return (
    <section class="card team-card" aria-labelledby="team-take">
      <h2 id="team-take">{t('team_take')}</h2>
      {taken?.state === 'refused' && (
        <ProblemList
          title={plural('team_refused', taken.problems.length)}
          problems={taken.problems.map(({ field, problem }) => ({
            field,
            text: t(`problem_${keyOf(problem)}`, helpdeskIds.join(', ')),
          }))}
        />
      )}
      <div class="field team-file">
        {isTab === false && (
          <button type="button" class="button" onClick={openTeamTab}>
            {t('team_open_tab')}
          </button>
        )}
        {isTab && (
          <>
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
          </>
        )}
      </div>
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
          onInput={({ currentTarget }) => onText(currentTarget.value)}
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

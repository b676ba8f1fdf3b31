import { useEffect, useRef, useState } from 'preact/hooks';
import type { Definitions } from '../lib/domain/definitions.ts';
import { isSetBy } from '../lib/domain/team.ts';
import { t } from '../lib/platform/i18n.ts';
import { type Counting, readChosen, saveCounting } from '../lib/stores/counting.ts';
import { type Overview, profileOf } from '../lib/stores/overview.ts';
import { CountingForm } from './CountingForm.tsx';
import { catchFocus } from './KeptFocus.tsx';
import { Notice } from './Notice.tsx';
import { RefilingLine } from './RefilingLine.tsx';
import { ShortcutLine } from './ShortcutLine.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = { overview: Overview; shortcut: string | undefined; onBack: () => void };

/** What counts as work on a ticket: the idle limit, elsewhere, the pause, and what Firstline does not see. */
export function CountingView({ overview, shortcut, onBack }: Props) {
  const [chosen, setChosen] = useState<Definitions | 'failed'>();
  const [replaced, setReplaced] = useState<Counting>();
  const [problem, setProblem] = useState<string>();
  const main = useRef<HTMLElement>(null);
  const load = () =>
    readChosen()
      .catch(() => 'failed' as const)
      .then(setChosen);
  useEffect(() => {
    load();
  }, []);

  // The form is made anew with what was saved, and the button that takes it back goes with it.
  useEffect(() => catchFocus(main.current?.querySelector<HTMLElement>('.notice button')), [chosen, replaced]);

  async function save(next: Counting, before: Counting | undefined): Promise<void> {
    const refusal = await saveCounting(next);
    setProblem(refusal);
    if (refusal !== undefined) return;
    setReplaced(before);
    await load();
  }

  return (
    <main ref={main} aria-busy={chosen === undefined}>
      <ViewHeader title={t('counting')} onBack={onBack} />
      {chosen === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {problem !== undefined && <Notice tone="problem">{t('did_not_work', problem)}</Notice>}
      {replaced && (
        <Notice tone="info" action={{ label: t('undo'), run: () => save(replaced, undefined) }}>
          {t('counting_saved')}
        </Notice>
      )}
      {overview.refiled !== undefined && <RefilingLine share={overview.refiled} />}
      {chosen && chosen !== 'failed' && (
        <CountingForm
          key={`${chosen.idleLimitMs} ${chosen.countsElsewhere}`}
          chosen={chosen}
          connections={overview.connections.filter((one) => profileOf(one) === overview.profile)}
          isLimitSetByTeam={isSetBy(overview.policy.setup, 'idleLimitMs')}
          onSave={(next) => save(next, chosen)}
        />
      )}
      <section class="card counting-part">
        <h2>{t('pause')}</h2>
        <p class="secondary">{t('pause_about')}</p>
        <ShortcutLine shortcut={shortcut} />
      </section>
      <section class="card counting-part">
        <h2>{t('not_seen')}</h2>
        <p class="secondary">{t('not_seen_about')}</p>
      </section>
    </main>
  );
}

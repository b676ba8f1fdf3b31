import { useEffect, useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { type Counting, readCounting, saveCounting } from '../lib/stores/counting.ts';
import { type Overview, profileOf } from '../lib/stores/overview.ts';
import { CountingForm } from './CountingForm.tsx';
import { Notice } from './Notice.tsx';
import { RefilingLine } from './RefilingLine.tsx';
import { ShortcutLine } from './ShortcutLine.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = { overview: Overview; shortcut: string | undefined; onBack: () => void };

/** What counts as work on a ticket: the idle limit, elsewhere, the pause, and what Firstline does not see. */
export function CountingView({ overview, shortcut, onBack }: Props) {
  const [counting, setCounting] = useState<Counting | 'failed'>();
  const [replaced, setReplaced] = useState<Counting>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    readCounting()
      .catch(() => 'failed' as const)
      .then(setCounting);
  }, []);
  const own = overview.connections.filter((one) => profileOf(one) === overview.profile);

  async function save(next: Counting, before: Counting | undefined): Promise<void> {
    const refusal = await saveCounting(next);
    setProblem(refusal);
    if (refusal !== undefined) return;
    setCounting(next);
    setReplaced(before);
  }

  return (
    <main aria-busy={counting === undefined}>
      <ViewHeader title={t('counting')} onBack={onBack} />
      {counting === 'failed' && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {problem !== undefined && <Notice tone="problem">{t('did_not_work', problem)}</Notice>}
      {replaced && (
        <Notice tone="info" action={{ label: t('undo'), run: () => save(replaced, undefined) }}>
          {t('counting_saved')}
        </Notice>
      )}
      {overview.refiled !== undefined && <RefilingLine share={overview.refiled} />}
      {counting && counting !== 'failed' && (
        <CountingForm
          key={JSON.stringify(counting)}
          counting={counting}
          connections={new Set(own.map(({ id }) => id))}
          onSave={(next) => save(next, counting)}
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

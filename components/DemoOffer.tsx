import { useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { lookAround } from '../lib/stores/demo.ts';
import { Notice } from './Notice.tsx';

/** Figures to look at before there are any of one's own. */
export function DemoOffer() {
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();

  async function look(): Promise<void> {
    setProblem(undefined);
    setShare(0);
    setProblem(await lookAround(setShare));
    setShare(undefined);
  }

  return (
    <section class="demo-offer">
      <button type="button" class="button" disabled={share !== undefined} onClick={look}>
        {t('demo_look')}
      </button>
      <p class="secondary">{t('demo_look_about')}</p>
      <div role="status">
        {share !== undefined && (
          <label class="refiling">
            {t('demo_making')}
            <progress value={share} />
          </label>
        )}
      </div>
      {problem && <Notice tone="problem">{t('did_not_work', problem)}</Notice>}
    </section>
  );
}

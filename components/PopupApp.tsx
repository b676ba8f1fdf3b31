import { useEffect } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { popup, refresh, saveTargets, show } from '../lib/stores/popup.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { Brand } from './Brand.tsx';
import { FigureTickets } from './FigureTickets.tsx';
import { Notice } from './Notice.tsx';
import { OverviewView } from './OverviewView.tsx';
import { TargetsEditor } from './TargetsEditor.tsx';

const refreshMs = 3_000;
const goBack = () => show({ name: 'overview' });

export function PopupApp() {
  const state = useStore(popup, (all) => all);
  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (state.view.name === 'overview') return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      goBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [state.view]);

  const { problem, overview, view } = state;
  if (problem) {
    const text =
      problem.kind === 'unexpected'
        ? t('error_unexpected', problem.detail)
        : t(
            `error_${problem.kind.replaceAll('-', '_') as 'blocked' | 'newer_version' | 'no_space' | 'unavailable'}`,
          );
    return (
      <main>
        <Brand />
        <Notice tone="problem" action={{ label: t('try_again'), run: refresh }}>
          {text}
        </Notice>
      </main>
    );
  }
  if (overview && view.name === 'targets') {
    return <TargetsEditor targets={overview.targets} onSave={saveTargets} onCancel={goBack} />;
  }
  const figure = view.name === 'figure' && overview?.figures.find(({ metric }) => metric === view.metric);
  if (overview && figure) return <FigureTickets figure={figure} overview={overview} onBack={goBack} />;
  return <OverviewView state={state} />;
}

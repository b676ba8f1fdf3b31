import { useEffect, useRef } from 'preact/hooks';
import { followRefiling, popup, refresh, saveTargets, show, type View } from '../lib/stores/popup.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { ExportView } from './ExportView.tsx';
import { FigureTickets } from './FigureTickets.tsx';
import { HelpdesksView } from './HelpdesksView.tsx';
import { OverviewView } from './OverviewView.tsx';
import { TargetsEditor } from './TargetsEditor.tsx';

const refreshMs = 3_000;
const refilingMs = 1_000;
const goBack = () => show({ name: 'overview' });

export function PopupApp() {
  const state = useStore(popup, (all) => all);
  const { overview, view } = state;
  useEffect(() => {
    const asked = /^#export=(.+)$/.exec(window.location.hash)?.[1];
    if (asked) show({ name: 'export', connection: decodeURIComponent(asked) });
    refresh();
  }, []);
  useEffect(() => {
    if (view.name === 'targets' || view.name === 'export') return;
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, [view.name]);
  const isRefiling = overview?.refiled !== undefined;
  useEffect(() => {
    if (!isRefiling) return;
    followRefiling();
    const timer = setInterval(followRefiling, refilingMs);
    return () => clearInterval(timer);
  }, [isRefiling]);
  useEscape(view, goBack);
  const origin = useOrigin(view);

  if (view.name === 'helpdesks') return <HelpdesksView state={state} onBack={goBack} />;
  if (overview && view.name === 'export') {
    const connection = overview.connections.find(({ id }) => id === view.connection);
    return <ExportView connection={connection} onBack={() => show({ name: 'helpdesks' })} />;
  }
  if (overview && view.name === 'targets') {
    return <TargetsEditor targets={overview.targets} onSave={saveTargets} onCancel={goBack} />;
  }
  const figure = view.name === 'figure' && overview?.figures.find(({ metric }) => metric === view.metric);
  if (overview && figure) {
    const { connections, definitions } = overview;
    return (
      <FigureTickets figure={figure} connections={connections} definitions={definitions} onBack={goBack} />
    );
  }
  return <OverviewView state={state} returnFrom={origin} />;
}

function useEscape(view: View, onEscape: () => void): void {
  useEffect(() => {
    if (view.name === 'overview') return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onEscape();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view]);
}

/** The view that the agent came back from, to give the focus to what had opened it. */
function useOrigin(view: View): View | undefined {
  const last = useRef(view);
  const before = last.current;
  useEffect(() => {
    last.current = view;
  }, [view]);
  return before === view ? undefined : before;
}

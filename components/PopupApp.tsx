import { useEffect, useRef } from 'preact/hooks';
import {
  followRefiling,
  goBack,
  type PopupState,
  popup,
  refresh,
  saveTargets,
  showAsked,
  type View,
} from '../lib/stores/popup.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { CountingView } from './CountingView.tsx';
import { ExportView } from './ExportView.tsx';
import { FigureTickets } from './FigureTickets.tsx';
import { HelpdesksView } from './HelpdesksView.tsx';
import { OverviewView } from './OverviewView.tsx';
import { SettingsView } from './SettingsView.tsx';
import { TargetsEditor } from './TargetsEditor.tsx';
import { WorkView } from './WorkView.tsx';

const refreshMs = 3_000;
const refilingMs = 1_000;

export function PopupApp() {
  const state = useStore(popup, (all) => all);
  const { overview, view } = state;
  useEffect(() => {
    showAsked(window.location.hash);
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

  return <Shown state={state} returnFrom={origin} />;
}

/** What needs figures is not shown before there are any. */
function Shown({ state, returnFrom }: { state: PopupState; returnFrom: View | undefined }) {
  const { overview, view } = state;
  const first = <OverviewView state={state} returnFrom={returnFrom} />;
  switch (view.name) {
    case 'overview':
      return first;
    case 'settings':
      return <SettingsView onBack={goBack} />;
    case 'helpdesks':
      return <HelpdesksView state={state} onBack={goBack} />;
    case 'counting':
      if (!overview) return first;
      return <CountingView overview={overview} shortcut={state.running?.shortcut} onBack={goBack} />;
    case 'work':
      if (!overview) return first;
      return <WorkView key={view.day} state={state} overview={overview} asked={view.day} onBack={goBack} />;
    case 'targets':
      if (!overview) return first;
      return <TargetsEditor targets={overview.targets} onSave={saveTargets} onCancel={goBack} />;
    case 'export': {
      if (!overview) return first;
      const connection = overview.connections.find(({ id }) => id === view.connection);
      return <ExportView connection={connection} onBack={goBack} />;
    }
    case 'figure': {
      const figure = overview?.figures.find(({ metric }) => metric === view.metric);
      if (!overview || !figure) return first;
      const { connections, definitions } = overview;
      return (
        <FigureTickets figure={figure} connections={connections} definitions={definitions} onBack={goBack} />
      );
    }
  }
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

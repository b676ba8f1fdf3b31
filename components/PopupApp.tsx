import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { isSetBy } from '../lib/domain/team.ts';
import { t } from '../lib/platform/i18n.ts';
import {
  followRefiling,
  goBack,
  type PopupState,
  popup,
  refresh,
  showAsked,
  type View,
} from '../lib/stores/popup.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { isWelcomeDue } from '../lib/stores/welcome-steps.ts';
import { DemoBanner } from './DemoBanner.tsx';
import { ExportView } from './ExportView.tsx';
import { FigureTickets } from './FigureTickets.tsx';
import { HelpdesksView } from './HelpdesksView.tsx';
import type { HoursProps } from './HoursView.tsx';
import { LoadedView } from './LoadedView.tsx';
import { NudgesView } from './NudgesView.tsx';
import { OverviewView } from './OverviewView.tsx';
import { PinsView } from './PinsView.tsx';
import { SettingsView } from './SettingsView.tsx';
import { TargetsView } from './TargetsView.tsx';
import { UnexpectedNotice } from './UnexpectedNotice.tsx';
import { ViewHeader } from './ViewHeader.tsx';
import { WelcomeView } from './WelcomeView.tsx';

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
    if (view.name === 'target' || view.name === 'export') return;
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

  return (
    <>
      <DemoBanner state={state} />
      <Guarded state={state} returnFrom={origin} />
    </>
  );
}

/** What a fault in one view leaves: the way back to the others. */
function Guarded({ state, returnFrom }: { state: PopupState; returnFrom: View | undefined }) {
  const [fault] = useErrorBoundary();
  if (!fault) return <Shown state={state} returnFrom={returnFrom} />;
  return (
    <main>
      <ViewHeader title={t('extension_name')} onBack={() => window.location.reload()} />
      <UnexpectedNotice>{t('error_drawing', fault.name)}</UnexpectedNotice>
    </main>
  );
}

const loadCounting = async () => (await import('./CountingView.tsx')).CountingView;
const loadHours = async () => (await import('./HoursView.tsx')).HoursView;
const loadTarget = async () => (await import('./TargetForm.tsx')).TargetForm;
const loadTeam = async () => (await import('./TeamView.tsx')).TeamView;
const loadWork = async () => (await import('./WorkView.tsx')).WorkView;

/** What needs figures is not shown before there are any. */
function Shown({ state, returnFrom }: { state: PopupState; returnFrom: View | undefined }) {
  const { overview, view, welcome } = state;
  const isWelcome = overview && welcome && isWelcomeDue(overview, welcome);
  const first = isWelcome ? (
    <WelcomeView state={state} />
  ) : (
    <OverviewView state={state} returnFrom={returnFrom} />
  );
  switch (view.name) {
    case 'overview':
      return first;
    case 'welcome':
      return welcome ? <WelcomeView state={state} /> : first;
    case 'settings':
      return <SettingsView onBack={goBack} />;
    case 'helpdesks':
      return <HelpdesksView state={state} onBack={goBack} />;
    case 'nudges':
      return <NudgesView targets={overview?.targets} onBack={goBack} />;
    case 'work': {
      if (!overview) return first;
      const props = { state, overview, asked: view.day, onBack: goBack };
      return <LoadedView key={view.day} load={loadWork} props={props} />;
    }
    case 'counting': {
      if (!overview) return first;
      const props = { overview, shortcut: state.running?.shortcut, onBack: goBack };
      return <LoadedView load={loadCounting} props={props} />;
    }
    case 'targets':
      if (!overview) return first;
      return <TargetsView state={state} overview={overview} returnFrom={returnFrom} onBack={goBack} />;
    case 'target':
      if (!overview) return first;
      return <LoadedView load={loadTarget} props={{ target: view.target, overview, onDone: goBack }} />;
    case 'team':
      return <LoadedView load={loadTeam} props={{ policy: overview?.policy, onBack: goBack }} />;
    case 'hours':
    case 'shift': {
      if (!overview) return first;
      const kind: HoursProps['kind'] = view.name === 'hours' ? 'support' : 'shift';
      const setByTeam = kind === 'support' && isSetBy(overview.policy.setup, 'supportHours');
      const props = { kind, overview, setByTeam, onBack: goBack };
      return <LoadedView key={kind} load={loadHours} props={props} />;
    }
    case 'pins':
      if (!overview) return first;
      return <PinsView pins={overview.pins} onBack={goBack} />;
    case 'export': {
      if (!overview) return first;
      const connection = overview.connections.find(({ id }) => id === view.connection);
      return <ExportView connection={connection} onBack={goBack} />;
    }
    case 'figure': {
      const card = overview?.cards.find(({ metric }) => metric === view.metric);
      if (!overview || !card) return first;
      const { helpdesks, definitions, channel, channels } = overview;
      return (
        <FigureTickets
          card={card}
          connections={helpdesks}
          definitions={definitions}
          isMixed={channel === undefined && channels.length > 1}
          onBack={goBack}
        />
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

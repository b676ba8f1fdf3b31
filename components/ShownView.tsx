import { goBack, type PopupState, type View } from '../lib/stores/popup.ts';
import { isWelcomeDue } from '../lib/stores/welcome-steps.ts';
import type { HoursProps } from './HoursView.tsx';
import { LoadedView } from './LoadedView.tsx';
import { OverviewView } from './OverviewView.tsx';
import { SettingsView } from './SettingsView.tsx';

// Only what the popup opens with comes along at once: it opens the faster.
const loadCounting = async () => (await import('./CountingView.tsx')).CountingView;
const loadExport = async () => (await import('./ExportView.tsx')).ExportView;
const loadFigure = async () => (await import('./FigureTickets.tsx')).FigureTickets;
const loadHelpdesks = async () => (await import('./HelpdesksView.tsx')).HelpdesksView;
const loadHours = async () => (await import('./HoursView.tsx')).HoursView;
const loadNudges = async () => (await import('./NudgesView.tsx')).NudgesView;
const loadPins = async () => (await import('./PinsView.tsx')).PinsView;
const loadTarget = async () => (await import('./TargetForm.tsx')).TargetForm;
const loadTargets = async () => (await import('./TargetsView.tsx')).TargetsView;
const loadTeam = async () => (await import('./TeamView.tsx')).TeamView;
const loadWelcome = async () => (await import('./WelcomeView.tsx')).WelcomeView;
const loadWork = async () => (await import('./WorkView.tsx')).WorkView;

/** What needs figures is not shown before there are any. */
export function ShownView({ state, returnFrom }: { state: PopupState; returnFrom: View | undefined }) {
  const { overview, view, welcome } = state;
  const isWelcome = overview && welcome && isWelcomeDue(overview, welcome);
  const first = isWelcome ? (
    <LoadedView load={loadWelcome} props={{ state }} />
  ) : (
    <OverviewView state={state} returnFrom={returnFrom} />
  );
  switch (view.name) {
    case 'overview':
      return first;
    case 'welcome':
      return welcome ? <LoadedView load={loadWelcome} props={{ state }} /> : first;
    case 'settings':
      return <SettingsView onBack={goBack} />;
    case 'helpdesks':
      return <LoadedView load={loadHelpdesks} props={{ state, onBack: goBack }} />;
    case 'nudges':
      return <LoadedView load={loadNudges} props={{ targets: overview?.targets, onBack: goBack }} />;
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
      return <LoadedView load={loadTargets} props={{ state, overview, returnFrom, onBack: goBack }} />;
    case 'target':
      if (!overview) return first;
      return <LoadedView load={loadTarget} props={{ target: view.target, overview, onDone: goBack }} />;
    case 'team':
      return <LoadedView load={loadTeam} props={{ policy: overview?.policy, onBack: goBack }} />;
    case 'hours':
    case 'shift': {
      if (!overview) return first;
      const kind: HoursProps['kind'] = view.name === 'hours' ? 'support' : 'shift';
      return <LoadedView key={kind} load={loadHours} props={{ kind, overview, onBack: goBack }} />;
    }
    case 'pins':
      if (!overview) return first;
      return <LoadedView load={loadPins} props={{ pins: overview.pins, onBack: goBack }} />;
    case 'export': {
      if (!overview) return first;
      const connection = overview.connections.find(({ id }) => id === view.connection);
      return <LoadedView load={loadExport} props={{ connection, onBack: goBack }} />;
    }
    case 'figure': {
      const card = overview?.cards.find(({ metric }) => metric === view.metric);
      if (!overview || !card) return first;
      return <LoadedView load={loadFigure} props={{ card, overview, onBack: goBack }} />;
    }
  }
}

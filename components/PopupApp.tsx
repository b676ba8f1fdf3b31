import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { followRefiling, goBack, type PopupState, popup, refresh, type View } from '../lib/stores/popup.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { DemoBanner } from './DemoBanner.tsx';
import { ShownView } from './ShownView.tsx';
import { UnexpectedNotice } from './UnexpectedNotice.tsx';
import { ViewHeader } from './ViewHeader.tsx';

const refreshMs = 3_000;
const refilingMs = 1_000;

export function PopupApp() {
  const state = useStore(popup, (all) => all);
  const { overview, view } = state;
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
  if (!fault) return <ShownView state={state} returnFrom={returnFrom} />;
  return (
    <main>
      <ViewHeader title={t('extension_name')} onBack={() => window.location.reload()} />
      <UnexpectedNotice>{t('error_drawing', fault.name)}</UnexpectedNotice>
    </main>
  );
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

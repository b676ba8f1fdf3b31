import { useEffect, useRef } from 'preact/hooks';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import { connect, reviveFront } from '../lib/stores/connect.ts';
import { headlineMetrics, isConnected } from '../lib/stores/overview.ts';
import {
  choosePeriod,
  chooseProfile,
  type PopupState,
  refresh,
  reloadFront,
  show,
  undoTargets,
  type View,
} from '../lib/stores/popup.ts';
import { Brand } from './Brand.tsx';
import { ConnectCard, ConnectingNotice } from './ConnectCard.tsx';
import { FigureCard } from './FigureCard.tsx';
import { timeOfDay } from './Instant.tsx';
import { Notice } from './Notice.tsx';
import { PeriodSwitch } from './PeriodSwitch.tsx';
import { ProfileSwitch, shownProfile } from './ProfileSwitch.tsx';
import { ReadingNotice } from './ReadingNotice.tsx';
import { RefilingLine } from './RefilingLine.tsx';
import { RunningTicket } from './RunningTicket.tsx';
import { ProfileOffer, ViewerPick } from './ViewerQuestions.tsx';

const linked = ['work', 'targets', 'helpdesks', 'settings'] as const satisfies View['name'][];
const linkedBeforeConnecting = ['helpdesks', 'settings'] as const satisfies View['name'][];

/** The popup's first view: the ticket in front, the three figures, what to do next where there are none. */
export function OverviewView({ state, returnFrom }: { state: PopupState; returnFrom: View | undefined }) {
  const { overview, period, replacedTargets, problem } = state;
  const hasConnection = (overview?.connections.length ?? 0) > 0;
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (returnFrom?.name === 'figure') focusIn(main.current, `[data-metric="${returnFrom.metric}"] button`);
    else if (returnFrom) focusIn(main.current, `.foot [data-view="${returnFrom.name}"]`);
  }, [returnFrom]);
  return (
    <main ref={main} aria-busy={overview?.period !== period && !problem}>
      <header class="bar">
        <Brand />
        {overview && <ConnectionMark state={state} />}
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {overview && overview.profiles.length > 1 && (
        <ProfileSwitch profile={overview.profile} profiles={overview.profiles} onChoose={chooseProfile} />
      )}
      {hasConnection || (!overview && !problem) ? (
        <PeriodSwitch period={period} onChoose={choosePeriod} />
      ) : null}
      {(hasConnection || (!overview && !problem)) && <RunningTicket state={state} />}
      <FrontSection state={state} />
      {overview && <WithdrawnNotice state={state} />}
      <ConnectingNotice
        connecting={state.connecting}
        besides={state.front?.kind === 'unconnected' ? state.front.origin : undefined}
      />
      {replacedTargets && (
        <Notice tone="info" action={{ label: t('undo'), run: undoTargets }}>
          {t('targets_saved')}
        </Notice>
      )}
      {hasConnection && overview?.refiled !== undefined && <RefilingLine share={overview.refiled} />}
      {hasConnection && overview
        ? headlineMetrics.map((id, index) => {
            const figure = overview.figures[index];
            return (
              figure && (
                <FigureCard
                  key={id}
                  id={id}
                  figure={figure}
                  target={overview.targets.find(({ metric }) => metric === id)}
                  definitions={overview.definitions}
                  onOpen={() => show({ name: 'figure', metric: id })}
                />
              )
            );
          })
        : !overview &&
          !problem &&
          headlineMetrics.map((id) => <div key={id} class="card figure-card" aria-hidden="true" />)}
      {overview && (
        <footer class="foot">
          <span>
            {(hasConnection ? linked : linkedBeforeConnecting).map((name) => (
              <button key={name} type="button" class="link" data-view={name} onClick={() => show({ name })}>
                {t(name)}
              </button>
            ))}
          </span>
          {hasConnection && (
            <span class="secondary">
              {t('as_of', timeOfDay(overview.asOf, overview.definitions.timeZone))}
            </span>
          )}
        </footer>
      )}
    </main>
  );
}

function focusIn(element: HTMLElement | null, selector: string): void {
  element?.querySelector<HTMLElement>(selector)?.focus();
}

/** What was read before stays on screen below it. */
function ProblemNotice({ problem }: { problem: NonNullable<PopupState['problem']> }) {
  return (
    <Notice tone="problem" action={{ label: t('try_again'), run: refresh }}>
      {problem.kind === 'unexpected'
        ? t('error_unexpected', problem.detail)
        : t(`error_${keyOf(problem.kind)}`)}
    </Notice>
  );
}

function ConnectionMark({ state: { overview, front } }: { state: PopupState }) {
  const connection = front?.kind === 'recorded' || front?.kind === 'silent' ? front.connection : undefined;
  const count = overview?.connections.filter(isConnected).length ?? 0;
  if (count === 0) return <span class="mark">{t('not_connected_short')}</span>;
  const text = connection ? new URL(connection.origin).host : plural('connected_elsewhere', count);
  const isRecording = front?.kind === 'recorded' && front.status.reading.state !== 'refused';
  return (
    <span
      class={isRecording ? 'mark mark-on' : 'mark'}
      title={isRecording ? t('connected_to', text) : undefined}
    >
      {text}
    </span>
  );
}

/** A helpdesk that may no longer be read, other than the one in front, which has a notice of its own. */
function WithdrawnNotice({ state: { overview, front } }: { state: PopupState }) {
  const inFront = front?.kind === 'silent' ? front.connection.origin : undefined;
  const elsewhere = (overview?.withdrawn ?? []).filter(({ origin }) => origin !== inFront);
  const hosts = [...new Set(elsewhere.map(({ origin }) => new URL(origin).host))];
  const [first] = elsewhere;
  if (!first) return null;
  const allow = { label: t('allow_again'), run: () => connect(first.helpdesk, first.origin) };
  const list = { label: t('helpdesks_show'), run: () => show({ name: 'helpdesks' }) };
  return (
    <Notice tone="warning" action={hosts.length === 1 ? allow : list}>
      {t('withdrawn_elsewhere', hosts.join(', '))}
    </Notice>
  );
}

function FrontSection({ state: { front, overview, connecting, isReviving } }: { state: PopupState }) {
  useEffect(() => {
    if (front?.kind === 'silent' && connecting?.state !== 'asking') void reviveFront(front);
  }, [front]);
  if (!front || !overview) return null;
  const isFirst = !overview.connections.some(isConnected);
  switch (front.kind) {
    case 'recorded': {
      const { reading } = front.status;
      const refusal = reading.state === 'refused' ? reading.reason : undefined;
      return (
        <>
          <ReadingNotice status={front.status} timeZone={overview.definitions.timeZone} />
          {refusal === 'other-viewer' && (
            <ProfileOffer
              key={front.status.viewer}
              front={front}
              profiles={overview.profiles}
              connections={overview.connections}
            />
          )}
          {refusal === 'viewer-unknown' && <ViewerPick front={front} />}
        </>
      );
    }
    case 'silent': {
      if (connecting?.state === 'asking') return null;
      if (isReviving) return <p class="secondary hint">{t('front_waiting')}</p>;
      const { connection, hasPermission } = front;
      return hasPermission ? (
        <Notice tone="warning" action={{ label: t('reload_page'), run: reloadFront }}>
          {t('unrecorded_silent')}
        </Notice>
      ) : (
        <Notice
          tone="warning"
          action={{ label: t('allow_again'), run: () => connect(connection.helpdesk, connection.origin) }}
        >
          {t('unrecorded_no_host_permission')}
        </Notice>
      );
    }
    case 'unconnected':
      return isFirst || front.guess ? (
        <ConnectCard
          key={front.origin}
          origin={front.origin}
          guess={front.guess}
          connecting={connecting}
          profile={shownProfile(overview)}
          onConnect={connect}
        />
      ) : null;
    case 'elsewhere':
      return isFirst ? <Start /> : null;
  }
}

/** Nothing connected, and no helpdesk in front: what to do next. */
function Start() {
  const names = Object.values(catalog).map(({ name }) => name);
  return (
    <section class="card start">
      <h2>{t('start_title')}</h2>
      <p>{t('start_text')}</p>
      <p class="secondary">{t('start_supported', names.join(', '))}</p>
      <p class="secondary">{t('connect_stays')}</p>
    </section>
  );
}

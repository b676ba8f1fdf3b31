import { useEffect, useRef } from 'preact/hooks';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import { connect, reviveFront } from '../lib/stores/connect.ts';
import { isConnected, type Overview } from '../lib/stores/overview.ts';
import {
  choose,
  chooseProfile,
  type PopupState,
  refresh,
  reloadFront,
  show,
  undoTargets,
  type View,
} from '../lib/stores/popup.ts';
import { useSaving } from '../lib/stores/use-saving.ts';
import { Brand } from './Brand.tsx';
import { Cards } from './Cards.tsx';
import { ChoiceSwitch } from './ChoiceSwitch.tsx';
import { ConnectCard, ConnectingNotice } from './ConnectCard.tsx';
import { DamageNotices } from './DamageNotices.tsx';
import { helpdeskName } from './HelpdeskName.tsx';
import { HoursSaved } from './HoursSaved.tsx';
import { timeOfDay } from './Instant.tsx';
import { catchFocus, useCaughtFocus } from './KeptFocus.tsx';
import { Notice } from './Notice.tsx';
import { NotSaved } from './NotSaved.tsx';
import { PeriodSwitch } from './PeriodSwitch.tsx';
import { ProfileSwitch, shownProfile } from './ProfileSwitch.tsx';
import { ReadingNotice } from './ReadingNotice.tsx';
import { RefilingLine } from './RefilingLine.tsx';
import { RunningTicket } from './RunningTicket.tsx';
import { UnexpectedNotice } from './UnexpectedNotice.tsx';
import { ProfileOffer, ViewerPick } from './ViewerQuestions.tsx';

const linked = ['work', 'targets', 'helpdesks', 'settings'] as const satisfies View['name'][];
const linkedBeforeConnecting = ['helpdesks', 'settings'] as const satisfies View['name'][];

/** The popup's first view: the ticket in front, the figures, what to do next where there are none. */
export function OverviewView({ state, returnFrom }: { state: PopupState; returnFrom: View | undefined }) {
  const { overview, choice, replacedTargets, problem } = state;
  const hasConnection = (overview?.connections.length ?? 0) > 0;
  const saving = useSaving();
  const main = useRef<HTMLElement>(null);
  const late = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!returnFrom) return;
    const opener =
      returnFrom.name === 'figure'
        ? `[data-metric="${returnFrom.metric}"] button`
        : `[data-view="${returnFrom.name}"]`;
    catchFocus(main.current?.querySelector<HTMLElement>(opener));
  }, [returnFrom]);
  useCaughtFocus(replacedTargets !== undefined);
  const attention = attentionText(state);
  const attend = () => {
    const first = isFrontMissing(state) ? late.current?.firstElementChild : undefined;
    const control = (first ?? late.current)?.querySelector<HTMLElement>('button, select, input');
    (first ?? control)?.scrollIntoView({ block: 'nearest' });
    control?.focus();
  };
  return (
    <main ref={main} aria-busy={isBehind(overview, choice) && !problem}>
      <header class="bar">
        <Brand />
        {overview && <ConnectionMark state={state} onAttend={attend} />}
      </header>
      {/* Beside the switch of helpdesks there is no room for it. */}
      {overview && overview.helpdesks.length > 1 && attention !== undefined && (
        <AttentionMark text={attention} onAttend={attend} />
      )}
      {problem && <ProblemNotice problem={problem} />}
      {overview && overview.profiles.length > 1 && (
        <ProfileSwitch profile={overview.profile} profiles={overview.profiles} onChoose={chooseProfile} />
      )}
      {hasConnection || (!overview && !problem) ? (
        <div class="switches">
          <PeriodSwitch period={choice.period} onChoose={(period) => choose({ period })} />
          {overview && <ChannelSwitch overview={overview} chosen={choice.channel} />}
        </div>
      ) : null}
      {(hasConnection || (!overview && !problem)) && <RunningTicket state={state} />}
      {overview && <DamageNotices damaged={overview.damaged} />}
      {replacedTargets && (
        <Notice tone="info" action={{ label: t('undo'), run: () => saving.save(undoTargets) }}>
          {t('targets_saved')}
        </Notice>
      )}
      <NotSaved problem={saving.problem} />
      <HoursSaved />
      {hasConnection && overview?.refiled !== undefined && <RefilingLine share={overview.refiled} />}
      {(hasConnection || (!overview && !problem)) && <Cards overview={overview} />}
      {/* What is known later than the figures stands below them, and moves none; the mark at the top leads there. */}
      <div ref={late} style={{ display: 'contents' }}>
        <FrontSection state={state} />
        {overview && <WithdrawnNotice state={state} />}
        <ConnectingNotice
          connecting={state.connecting}
          besides={state.front?.kind === 'unconnected' ? state.front.origin : undefined}
        />
      </div>
      {overview && (
        <footer class="foot">
          <span class="foot-links">
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

/** What is on screen is not yet what was chosen. */
function isBehind(
  overview: Overview | undefined,
  { period, channel, helpdesk }: PopupState['choice'],
): boolean {
  return overview?.period !== period || overview.channel !== channel || overview.helpdesk !== helpdesk;
}

/** Where tickets of several channels were seen. The one chosen stays, also in a period that has none of it. */
function ChannelSwitch({ overview, chosen }: { overview: Overview; chosen: string | undefined }) {
  const channels = [...new Set([...overview.channels, ...(chosen ? [chosen] : [])])].sort();
  if (channels.length < 2 && chosen === undefined) return null;
  return (
    <ChoiceSwitch
      label={t('channel')}
      all={t('channel_all')}
      chosen={chosen}
      options={channels.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
      onChoose={(channel) => choose({ channel })}
    />
  );
}

/** What was read before stays on screen below it. */
function ProblemNotice({ problem }: { problem: NonNullable<PopupState['problem']> }) {
  if (problem.kind === 'unexpected') {
    return <UnexpectedNotice>{t('error_unexpected', problem.detail)}</UnexpectedNotice>;
  }
  return (
    <Notice tone="problem" action={{ label: t('try_again'), run: refresh }}>
      {t(`error_${keyOf(problem.kind)}`)}
    </Notice>
  );
}

/** What below the figures asks for the agent: the page in front is not recorded and could be, or some helpdesk is not. */
function attentionText(state: PopupState): string | undefined {
  const { overview, withdrawn } = state;
  const [count, all] = [withdrawn, overview?.connections.filter(isConnected) ?? []].map(
    (connections) => new Set(connections.map(({ origin }) => origin)).size,
  );
  if (isFrontMissing(state) || (count && count === all)) return t('not_recorded_short');
  return count ? plural('not_recorded_some', count) : undefined;
}

function isFrontMissing({ overview, front, connecting, isReviving }: PopupState): boolean {
  switch (front?.kind) {
    case 'silent':
      return !isReviving && connecting?.state !== 'asking';
    case 'recorded':
      return front.status.reading.state === 'refused';
    case 'unconnected':
      return overview?.connections.length !== 0 && front.guess !== undefined;
    default:
      return false;
  }
}

function AttentionMark({ text, onAttend }: { text: string; onAttend: () => void }) {
  return (
    <p class="mark">
      <button type="button" class="link" onClick={onAttend}>
        {text}
      </button>
    </p>
  );
}

/** Is it recording, and where; with several helpdesks, which of them is shown. */
function ConnectionMark({ state, onAttend }: { state: PopupState; onAttend: () => void }) {
  const { overview, front, choice } = state;
  const connection = front?.kind === 'recorded' || front?.kind === 'silent' ? front.connection : undefined;
  const count = overview?.connections.filter(isConnected).length ?? 0;
  const isRecording = front?.kind === 'recorded' && front.status.reading.state !== 'refused';
  if (overview && overview.helpdesks.length > 1) {
    return (
      <span class={isRecording ? 'mark mark-on' : 'mark'}>
        <ChoiceSwitch
          label={t('helpdesk_shown')}
          all={t('helpdesk_all')}
          chosen={overview.helpdesks.find(({ id }) => id === choice.helpdesk)?.id}
          options={overview.helpdesks.map((one) => ({
            id: one.id,
            label: helpdeskName(one, overview.helpdesks),
          }))}
          onChoose={(helpdesk) => choose({ helpdesk })}
        />
      </span>
    );
  }
  const attention = attentionText(state);
  if (attention !== undefined) return <AttentionMark text={attention} onAttend={onAttend} />;
  if (count === 0) return <span class="mark">{t('not_connected_short')}</span>;
  const text = connection ? new URL(connection.origin).host : plural('connected_elsewhere', count);
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
function WithdrawnNotice({ state: { withdrawn, front } }: { state: PopupState }) {
  const inFront = front?.kind === 'silent' ? front.connection.origin : undefined;
  const elsewhere = withdrawn.filter(({ origin }) => origin !== inFront);
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
          front={front}
          connecting={connecting}
          profile={shownProfile(overview)}
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

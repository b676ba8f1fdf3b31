import { useEffect, useRef, useState } from 'preact/hooks';
import { localDay } from '../lib/domain/local-day.ts';
import { type MetricId, metricIds } from '../lib/domain/metrics/metric.ts';
import { defaultTargets, forceOf, type Target, versionOf } from '../lib/domain/targets.ts';
import { isSetBy } from '../lib/domain/team.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import type { Overview } from '../lib/stores/overview.ts';
import { type PopupState, saveTargets, show, undoTargets, type View } from '../lib/stores/popup.ts';
import { useSaving } from '../lib/stores/use-saving.ts';
import { Notice } from './Notice.tsx';
import { NotSaved } from './NotSaved.tsx';
import { conditionsOf, ruleText } from './TargetRule.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = {
  state: PopupState;
  overview: Overview;
  returnFrom: View | undefined;
  onBack: () => void;
};

/** Every target there is, by metric, and which of its versions is in force. What is changed here can be undone. */
export function TargetsView({ state, overview, returnFrom, onBack }: Props) {
  const { targets } = overview;
  const main = useRef<HTMLElement>(null);
  const [removed, setRemoved] = useState<Target>();
  const restoring = useSaving();
  const undoing = useSaving();
  const isTeams = isSetBy(overview.policy.setup, 'targets');
  const isUndoable = !isTeams && state.replacedTargets !== undefined;
  useEffect(() => {
    if (returnFrom?.name !== 'target') return;
    const { target } = returnFrom;
    const buttons = [...(main.current?.querySelectorAll<HTMLElement>('[data-target]') ?? [])];
    const opener = buttons.find((button) => target && button.dataset.target === versionOf(target));
    (opener ?? main.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [returnFrom]);
  // Its own button goes with it, so the focus moves to what brings it back.
  useEffect(() => {
    if (removed) main.current?.querySelector<HTMLElement>('.notice button')?.focus();
  }, [removed]);
  return (
    <main ref={main}>
      <ViewHeader title={t('targets')} onBack={onBack} />
      <p class="secondary">{t('targets_about')}</p>
      {isTeams && <Notice tone="info">{t('targets_by_team')}</Notice>}
      {isUndoable && (
        <Notice tone="info" action={{ label: t('undo'), run: () => undoing.save(undoTargets) }}>
          {t('targets_saved')}
        </Notice>
      )}
      <NotSaved problem={undoing.problem} />
      {targets.length === 0 && <p class="card hint">{t('targets_none')}</p>}
      {inOrderOfCards(overview).map((metric) => {
        const own = targets.filter((target) => target.metric === metric).sort(byVersion);
        return own.length === 0 ? null : (
          <section key={metric} class="card target-group" aria-labelledby={`targets-${metric}`}>
            <h2 id={`targets-${metric}`}>{t(`metric_${keyOf(metric)}_label`)}</h2>
            <ul>
              {own.map((target) => (
                <TargetLine
                  key={versionOf(target)}
                  target={target}
                  overview={overview}
                  isFixed={isTeams}
                  onRemoved={setRemoved}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {!isTeams && (
        <>
          <div class="buttons">
            <button
              type="button"
              class="button"
              data-add
              onClick={() => show({ name: 'target', target: undefined })}
            >
              {t('target_add')}
            </button>
            <button
              type="button"
              class="button button-quiet"
              onClick={() => restoring.save(() => saveTargets(defaultTargets))}
            >
              {t('restore_defaults')}
            </button>
          </div>
          <NotSaved problem={restoring.problem} />
        </>
      )}
    </main>
  );
}

type LineProps = {
  target: Target;
  overview: Overview;
  isFixed: boolean;
  onRemoved: (target: Target) => void;
};

function TargetLine({ target, overview, isFixed, onRemoved }: LineProps) {
  const removing = useSaving();
  const { targets, definitions, asOf } = overview;
  const today = localDay(asOf, definitions.timeZone, definitions.dayStartsAt);
  const force = forceOf(target, targets, today);
  const rule = ruleText(target);
  const label = `${t(`metric_${keyOf(target.metric)}_label`)}: ${rule}`;
  const more = [...conditionsOf(target), ...(force === 'in-force' ? [] : [t(`force_${force}`)])];

  async function remove(): Promise<void> {
    const rest = targets.filter((other) => other !== target);
    if (await removing.save(() => saveTargets(rest))) onRemoved(target);
  }

  return (
    <li class={force === 'in-force' ? 'target-line' : 'target-line target-idle'}>
      <div>
        <p>{rule}</p>
        {more.length > 0 && <p class="secondary">{more.join(' · ')}</p>}
        <NotSaved problem={removing.problem} />
      </div>
      {!isFixed && (
        <span class="target-actions">
          <button
            type="button"
            class="link"
            data-target={versionOf(target)}
            aria-label={t('target_change_label', label)}
            onClick={() => show({ name: 'target', target })}
          >
            {t('target_change')}
          </button>
          <button type="button" class="link" aria-label={t('target_remove_label', label)} onClick={remove}>
            {t('target_remove')}
          </button>
        </span>
      )}
    </li>
  );
}

/** Those that are shown first, as they are shown. */
function inOrderOfCards({ cards }: Overview): MetricId[] {
  return [...new Set([...cards.map(({ metric }) => metric), ...metricIds])];
}

function byVersion(a: Target, b: Target): number {
  return subjectText(a).localeCompare(subjectText(b)) || (a.validFrom ?? '').localeCompare(b.validFrom ?? '');
}

function subjectText({ statistic, clock, channel, priority }: Target): string {
  return [statistic, channel ?? '', priority ?? '', clock ?? ''].join(' ');
}

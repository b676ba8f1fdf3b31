import { useEffect, useMemo, useState } from 'preact/hooks';
import { editedDefinitions, type HoursKind } from '../lib/domain/hours-editing.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import type { Target } from '../lib/domain/targets.ts';
import type { FigureName } from '../lib/domain/what-if.ts';
import { t } from '../lib/platform/i18n.ts';
import { discard, edit, hours, openHours, saveHours } from '../lib/stores/hours.ts';
import { headlineMetrics, type Overview, profileOf } from '../lib/stores/overview.ts';
import { savedHours } from '../lib/stores/saved-hours.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { HoursForm } from './HoursForm.tsx';
import { HoursPreview } from './HoursPreview.tsx';
import { HoursSummary } from './HoursSummary.tsx';
import { versionSpan } from './HoursVersions.tsx';
import { Notice } from './Notice.tsx';
import { ViewHeader } from './ViewHeader.tsx';

export type HoursProps = {
  kind: HoursKind;
  overview: Overview;
  /** A policy sets them: they are shown, and not to be changed. */
  setByTeam: boolean;
  onBack: () => void;
};

/** Support hours, or my shift. What was changed stays until it is saved or discarded. */
export function HoursView({ kind, overview, setByTeam, onBack }: HoursProps) {
  const { [kind]: editing } = useStore(hours, (all) => all);
  const { isSaving, refusal } = useStore(savedHours, (all) => all);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    openHours(kind).catch(() => setFailed(true));
  }, [kind]);
  const edited = useMemo(() => editing && editedDefinitions(editing), [editing]);
  const isChanged = edited !== undefined && (!edited.ok || edited.isChanged);
  const present = editing?.definitions;

  return (
    <main class={present && isChanged ? 'hours hours-changed' : 'hours'}>
      <ViewHeader title={t(kind === 'support' ? 'hours' : 'shift')} onBack={onBack} />
      <p class="secondary about">{t(`hours_about_${kind}`)}</p>
      {hasFailed && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {editing && setByTeam && (
        <section class="card hours-part">
          <p>{t('set_by_team')}</p>
          {editing.versions.map((version, index) => (
            <p key={index}>
              {versionSpan(editing.versions, index)}: <HoursSummary schedule={version} />
            </p>
          ))}
        </section>
      )}
      {editing && edited && !setByTeam && (
        <form
          class="hours-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (edited.ok) saveHours(kind);
          }}
        >
          <HoursForm
            editing={editing}
            problems={edited.ok ? [] : edited.problems}
            onChange={(change) => edit(kind, change)}
          />
          {present && isChanged && (
            <div class="hours-end">
              <HoursPreview
                connections={overview.connections.filter((one) => profileOf(one) === overview.profile)}
                present={present}
                next={edited.ok ? edited.definitions : undefined}
                figures={figuresFor(kind, overview.targets)}
              />
              {refusal && <Notice tone="problem">{t('hours_not_saved', refusal)}</Notice>}
              <div class="buttons">
                <button type="submit" class="button button-primary" disabled={!edited.ok || isSaving}>
                  {t(isSaving ? 'working' : 'save')}
                </button>
                <button type="button" class="button" disabled={isSaving} onClick={() => discard(kind)}>
                  {t('hours_discard')}
                </button>
              </div>
            </div>
          )}
        </form>
      )}
    </main>
  );
}

/** The headline figures by the statistic that their cards show; a shift is what utilization is a share of. */
function figuresFor(kind: HoursKind, targets: readonly Target[]): FigureName[] {
  const ids = kind === 'shift' ? ([...headlineMetrics, 'utilization'] as const) : headlineMetrics;
  return ids.map((metric) => {
    const statistic = targets.find((target) => target.metric === metric)?.statistic;
    return {
      metric,
      statistic: statistic && statistic !== 'share-within' ? statistic : metrics[metric].headline,
    };
  });
}

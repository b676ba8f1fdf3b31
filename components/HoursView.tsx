import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Editing, editedDefinitions, type HoursKind } from '../lib/domain/hours-editing.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { isSetBy } from '../lib/domain/team.ts';
import type { FigureName } from '../lib/domain/what-if.ts';
import { t } from '../lib/platform/i18n.ts';
import { discard, edit, hours, openHours, saveHours } from '../lib/stores/hours.ts';
import { type Card, type Overview, profileOf } from '../lib/stores/overview.ts';
import { savedHours } from '../lib/stores/saved-hours.ts';
import { useStore } from '../lib/stores/use-store.ts';
import { ClockChoice, HoursForm } from './HoursForm.tsx';
import { HoursPreview } from './HoursPreview.tsx';
import { HoursSummary } from './HoursSummary.tsx';
import { versionSpan } from './HoursVersions.tsx';
import { Notice } from './Notice.tsx';
import { ViewHeader } from './ViewHeader.tsx';

export type HoursProps = {
  kind: HoursKind;
  overview: Overview;
  onBack: () => void;
};

/**
 * Support hours, or my shift. What was changed stays until it is saved or discarded. Hours that a policy sets are shown,
 * and not to be changed; the clock is judged by itself.
 */
export function HoursView({ kind, overview, onBack }: HoursProps) {
  const { [kind]: editing } = useStore(hours, (all) => all);
  const { isSaving, refusal } = useStore(savedHours, (all) => all);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    openHours(kind).catch(() => setFailed(true));
  }, [kind]);
  const edited = useMemo(() => editing && editedDefinitions(editing), [editing]);
  const present = editing?.definitions;
  const { setup } = overview.policy;
  const areHoursTeams = kind === 'support' && isSetBy(setup, 'supportHours');
  const isClockTeams = isSetBy(setup, 'clock');
  const isChanged =
    editing !== undefined &&
    edited !== undefined &&
    (areHoursTeams ? isClockChanged(editing) : !edited.ok || edited.isChanged);

  return (
    <main class={present && isChanged ? 'hours hours-changed' : 'hours'}>
      <ViewHeader title={t(kind === 'support' ? 'hours' : 'shift')} onBack={onBack} />
      <p class="secondary about">{t(`hours_about_${kind}`)}</p>
      {hasFailed && <Notice tone="problem">{t('error_unavailable')}</Notice>}
      {editing && edited && (
        <form
          class="hours-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (edited.ok) saveHours(kind);
          }}
        >
          {areHoursTeams ? (
            <TeamsHours editing={editing} isClockTeams={isClockTeams} />
          ) : (
            <HoursForm
              editing={editing}
              problems={edited.ok ? [] : edited.problems}
              isClockSetByTeam={isClockTeams}
              onChange={(change) => edit(kind, change)}
            />
          )}
          {present && isChanged && (
            <div class="hours-end">
              <HoursPreview
                connections={overview.connections.filter((one) => profileOf(one) === overview.profile)}
                present={present}
                next={edited.ok ? edited.definitions : undefined}
                figures={figuresFor(kind, overview.cards)}
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

/** What a policy sets, and the clock, which it may leave to the agent. */
function TeamsHours({ editing, isClockTeams }: { editing: Editing; isClockTeams: boolean }) {
  const { kind, versions } = editing;
  return (
    <>
      <section class="card hours-part">
        <p>{t('set_by_team')}</p>
        {versions.map((version, index) => (
          <p key={index}>
            {versionSpan(versions, index)}: <HoursSummary schedule={version} />
          </p>
        ))}
      </section>
      {versions.length > 0 && (
        <ClockChoice
          editing={editing}
          isClockSetByTeam={isClockTeams}
          onChange={(change) => edit(kind, change)}
        />
      )}
    </>
  );
}

function isClockChanged({ clock, definitions }: Editing): boolean {
  return clock !== (definitions.clock ?? 'business');
}

/** What the cards show, by the statistic that they show; a shift is what utilization is a share of. */
function figuresFor(kind: HoursKind, cards: readonly Card[]): FigureName[] {
  const shown = cards.map(({ metric, statistic, target }) => ({ metric, statistic, target }));
  const isThere = kind !== 'shift' || shown.some(({ metric }) => metric === 'utilization');
  return isThere ? shown : [...shown, { metric: 'utilization', statistic: metrics.utilization.headline }];
}

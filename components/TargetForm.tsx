import { useEffect, useRef, useState } from 'preact/hooks';
import { clocks } from '../lib/domain/definitions.ts';
import { hasClock, metricIds } from '../lib/domain/metrics/metric.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { statisticsOf } from '../lib/domain/metrics/statistics.ts';
import { betterOf, unitOf } from '../lib/domain/metrics/unit.ts';
import {
  changed,
  draftOf,
  emptyDraft,
  hasLimit,
  readDraft,
  type TargetDraft,
} from '../lib/domain/target-draft.ts';
import { namesSeen, type PreviewBasis } from '../lib/domain/target-preview.ts';
import { type Target, versionOf } from '../lib/domain/targets.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import type { Overview } from '../lib/stores/overview.ts';
import { saveTargets } from '../lib/stores/popup.ts';
import { readPreviewBasis } from '../lib/stores/target-basis.ts';
import { useSaving } from '../lib/stores/use-saving.ts';
import { NotSaved } from './NotSaved.tsx';
import { ChoiceField, NameField, TextField } from './TargetFields.tsx';
import { TargetPreview } from './TargetPreview.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = {
  /** undefined: a new one. */
  target: Target | undefined;
  overview: Overview;
  onDone: () => void;
};

/** One target, with how it would have stood. Nothing is saved while a field is wrong. */
export function TargetForm({ target, overview, onDone }: Props) {
  const [draft, setDraft] = useState(() => (target ? draftOf(target) : emptyDraft('first-response-time')));
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const form = useRef<HTMLFormElement>(null);
  const basis = usePreviewBasis(overview);
  const version = target && versionOf(target);
  const others = overview.targets.filter((other) => versionOf(other) !== version);
  const read = readDraft(draft, others);
  const problems = isTried ? (read.problems ?? {}) : {};
  const asVersion = target && readDraft(draft, overview.targets).target;
  const isFurther = asVersion !== undefined && asVersion.validFrom !== target?.validFrom;

  async function save(kept: readonly Target[]): Promise<void> {
    setTried(true);
    const { target: typed } = read;
    if (!typed) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (await saving.save(() => saveTargets([...kept, typed]))) onDone();
  }

  const names = typeof basis === 'object' ? namesSeen(basis) : { channels: [], priorities: [] };
  const metric = metrics[draft.metric];
  const field = (name: keyof TargetDraft) => ({
    name,
    value: draft[name],
    problem: problems[name],
    onInput: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const unit = unitOf(metric, draft.statistic);
  const isAtMost = betterOf(metric, draft.statistic) === 'lower';
  return (
    <main>
      <ViewHeader title={t(target ? 'target_change_title' : 'target_new_title')} onBack={onDone} />
      <form
        ref={form}
        class="card target-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save(others);
        }}
      >
        <ChoiceField
          {...field('metric')}
          label={t('target_metric')}
          choices={metricIds.map((id) => [id, t(`metric_${keyOf(id)}_label`)])}
          onInput={(id) => setDraft(changed(draft, { ...draft, metric: id as Target['metric'] }))}
        />
        <ChoiceField
          {...field('statistic')}
          label={t('target_statistic')}
          choices={statisticsOf(draft.metric).map((id) => [id, t(`statistic_${keyOf(id)}`)])}
          onInput={(id) => setDraft(changed(draft, { ...draft, statistic: id as Target['statistic'] }))}
        />
        <TextField
          {...field('value')}
          label={t(isAtMost ? 'target_value_at_most' : 'target_value_at_least')}
          hint={t(`hint_${unit}`)}
        />
        {hasLimit(draft) && (
          <TextField
            {...field('limit')}
            label={t(draft.statistic === 'share-within' ? 'target_within' : 'target_limit')}
            hint={draft.statistic === 'share-within' ? t('hint_duration') : t('target_limit_about')}
          />
        )}
        {hasClock(metric) && (
          <ChoiceField
            {...field('clock')}
            label={t('target_clock')}
            choices={[['', t('target_clock_shown')], ...clocks.map((id) => [id, t(`clock_${id}`)] as const)]}
          />
        )}
        <div class="field-pair">
          <NameField {...field('channel')} label={t('target_channel')} seen={names.channels} />
          <NameField {...field('priority')} label={t('target_priority')} seen={names.priorities} />
        </div>
        <TextField
          {...field('validFrom')}
          type="date"
          label={t('target_valid_from')}
          hint={t('target_valid_from_about')}
        />
        <div class="target-foot">
          <TargetPreview target={read.target} basis={basis} />
          <NotSaved problem={saving.problem} />
          <div class="buttons">
            <button type="submit" class="button button-primary">
              {t('save')}
            </button>
            {isFurther && (
              <button type="button" class="button" onClick={() => save(overview.targets)}>
                {t('target_further')}
              </button>
            )}
            <button type="button" class="button" onClick={onDone}>
              {t('cancel')}
            </button>
          </div>
        </div>
      </form>
    </main>
  );
}

/** Read once: what is typed changes the target, not what it is held against. */
function usePreviewBasis(overview: Overview): PreviewBasis | 'failed' | undefined {
  const [basis, setBasis] = useState<PreviewBasis | 'failed'>();
  useEffect(() => {
    readPreviewBasis(overview).then(setBasis, () => setBasis('failed'));
  }, []);
  return basis;
}

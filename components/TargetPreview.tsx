import type { Figure } from '../lib/domain/figures.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import { type PreviewBasis, previewOf } from '../lib/domain/target-preview.ts';
import type { Target } from '../lib/domain/targets.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { countText } from './FigureValue.tsx';
import { amountText } from './TargetRule.tsx';

type Props = {
  /** undefined: what is typed is none yet. */
  target: Target | undefined;
  basis: PreviewBasis | 'failed' | undefined;
};

/** How the last 30 days would have stood to the target that is being typed. */
export function TargetPreview({ target, basis }: Props) {
  return (
    <section class="target-preview" aria-labelledby="target-preview" aria-busy={basis === undefined}>
      <h2 id="target-preview">{t('preview_title')}</h2>
      <div aria-live="polite">
        {basis === 'failed' ? (
          <p class="secondary">{t('error_unavailable')}</p>
        ) : !target ? (
          <p class="secondary">{t('preview_waiting')}</p>
        ) : (
          basis && <Standing target={target} basis={basis} />
        )}
      </div>
    </section>
  );
}

function Standing({ target, basis }: { target: Target; basis: PreviewBasis }) {
  const { figure, standing, days } = previewOf(target, basis);
  const reached = figure.statistics[target.statistic];
  if (standing.state === 'no-data' || reached === undefined)
    return <p class="secondary">{t('preview_none')}</p>;
  const isMet = standing.state === 'met';
  return (
    <>
      <p class="target-reached">
        <strong>{amountText(target, reached)}</strong>
        <span class={isMet ? 'pill pill-met' : 'pill pill-missed'}>
          {isMet && <span aria-hidden="true">✓ </span>}
          {t(isMet ? 'preview_met' : 'preview_missed')}
        </span>
      </p>
      <p class="secondary">
        {[operandsOf(figure), plural('preview_days', days.judged, days.met)].join(' · ')}
      </p>
    </>
  );
}

function operandsOf({ metric, n, ratio, within }: Figure): string {
  const operands = within ?? ratio;
  if (!operands) return plural('preview_values', n);
  const isOfTime = ratio !== undefined && 'from' in metrics[metric];
  const text = isOfTime ? durationText : countText;
  return t('ratio_of', text(operands.num), text(operands.den));
}

import { definedBy } from '../lib/domain/team-definitions.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import type { Policy } from '../lib/stores/overview.ts';
import { ProblemList } from './ProblemList.tsx';

const misfits = {
  unrecognized_keys: 'misfit_unrecognized_keys',
  invalid_type: 'misfit_invalid_type',
  invalid_value: 'misfit_invalid_value',
  invalid_format: 'misfit_invalid_format',
  too_small: 'misfit_too_small',
  too_big: 'misfit_too_big',
} as const;

/** What the organisation's policy sets, and what of it could not be used. Nothing where there is no policy. */
export function TeamPolicy({ policy: { setup, problems } }: { policy: Policy }) {
  const { name, targets, helpdeskRules, supportHours } = setup;
  const others = Object.keys(definedBy(setup)).length - (supportHours ? 1 : 0);
  const set = [
    ...(targets ? [plural('policy_targets', targets.length)] : []),
    ...(supportHours ? [t('policy_support_hours')] : []),
    ...(others > 0 ? [plural('policy_definitions', others)] : []),
    ...(helpdeskRules ? [plural('policy_helpdesk_rules', helpdeskRules.length)] : []),
  ];
  if (set.length === 0 && problems.length === 0) return null;
  return (
    <section class="card team-card" aria-labelledby="team-policy">
      <h2 id="team-policy">{name ? t('policy_of', name) : t('policy')}</h2>
      {set.length > 0 && <p>{set.join(' · ')}</p>}
      <p class="secondary">{t('policy_about')}</p>
      {problems.length > 0 && (
        <ProblemList
          title={plural('policy_problems', problems.length)}
          problems={problems.map(({ field, kind }) => ({
            field,
            text: t(misfits[kind as keyof typeof misfits] ?? misfits.invalid_type),
          }))}
        />
      )}
    </section>
  );
}

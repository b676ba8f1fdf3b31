import { metrics } from '../lib/domain/metrics/registry.ts';
import {
  type AmountField,
  type Amounts,
  amountFields,
  isShare,
  parseAmount,
} from '../lib/domain/target-amounts.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';

type Props = { amounts: Amounts; isTried: boolean; onChange: (amounts: Amounts) => void };

/** The targets of the three headline figures, and the limit for a single ticket. */
export function TargetAmounts({ amounts, isTried, onChange }: Props) {
  return (
    <>
      {amountFields.map((field, index) => (
        <Amount
          key={`${field.metric} ${field.part}`}
          field={field}
          text={amounts[index] ?? ''}
          isTried={isTried}
          onInput={(text) => onChange(amounts.with(index, text))}
        />
      ))}
    </>
  );
}

type AmountProps = { field: AmountField; text: string; isTried: boolean; onInput: (text: string) => void };

function Amount({ field, text, isTried, onInput }: AmountProps) {
  const id = `amount-${field.metric}-${field.part}`;
  const isWrong = isTried && parseAmount(text, field) === undefined;
  return (
    <div class="field amount-field">
      <label for={id}>{labelOf(field)}</label>
      <div class="amount">
        <span class="secondary">
          {t(metrics[field.metric].better === 'lower' ? 'target_at_most' : 'target_at_least')}
        </span>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <span class="secondary">{t(isShare(field) ? 'welcome_percent' : 'welcome_minutes')}</span>
      </div>
      {isWrong && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {t(isShare(field) ? 'welcome_invalid_percent' : 'welcome_invalid_minutes')}
        </p>
      )}
    </div>
  );
}

function labelOf({ metric, part }: AmountField): string {
  const label = t(`metric_${keyOf(metric)}_label`);
  if (part === 'limit') return t('welcome_limit', label);
  const statistic = metrics[metric].headline;
  return statistic === 'ratio' ? label : t('welcome_target', label, t(`statistic_${keyOf(statistic)}`));
}

import type { DraftProblem, TargetDraft } from '../lib/domain/target-draft.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';

type FieldProps = {
  name: keyof TargetDraft;
  label: string;
  value: string;
  problem: DraftProblem | undefined;
  onInput: (value: string) => void;
};

/** One of a few; what is not among them cannot be chosen. */
export function ChoiceField({
  name,
  label,
  value,
  choices,
  onInput,
}: FieldProps & { choices: readonly (readonly [id: string, label: string])[] }) {
  return (
    <div class="field">
      <label for={`target-${name}`}>{label}</label>
      <select
        id={`target-${name}`}
        value={value}
        disabled={choices.length === 1}
        onChange={({ currentTarget }) => onInput(currentTarget.value)}
      >
        {choices.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

type TextProps = FieldProps & { hint?: string; type?: 'text' | 'date'; list?: string };

/** Typed as people do; where it is wrong, what is accepted stands in place of the hint. */
export function TextField({ name, label, value, problem, hint, type = 'text', list, onInput }: TextProps) {
  const id = `target-${name}`;
  const about = problem ? t(`draft_${keyOf(problem)}`) : hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        list={list}
        autoComplete="off"
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={about ? `${id}-about` : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {about && (
        <p id={`${id}-about`} class={problem ? 'field-error' : 'secondary'} role={problem && 'alert'}>
          {about}
        </p>
      )}
    </div>
  );
}

/** A name as the helpdesk has it: one that was seen, or another that is typed. Empty: all. */
export function NameField({ seen, ...props }: FieldProps & { seen: readonly string[] }) {
  const list = `target-${props.name}-seen`;
  return (
    <>
      <TextField {...props} list={list} hint={t('target_empty_all')} />
      <datalist id={list}>
        {seen.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

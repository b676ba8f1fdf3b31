type Props = {
  label: string;
  /** What is chosen when nothing is. */
  all: string;
  chosen: string | undefined;
  options: readonly { id: string; label: string }[];
  onChoose: (id: string | undefined) => void;
};

/** One of several, or all of them. */
export function ChoiceSwitch({ label, all, chosen, options, onChoose }: Props) {
  return (
    <select
      class="choice-switch"
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

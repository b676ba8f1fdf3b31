import { parseTime } from '../lib/domain/time-text.ts';

type Props = {
  label: string;
  value: string;
  /** The id of what says what is wrong with it; undefined: nothing is. */
  problemId: string | undefined;
  onChange: (text: string) => void;
};

/** A time of day, typed as people write one and put in form when they leave it. */
export function TimeField({ label, value, problemId, onChange }: Props) {
  return (
    <input
      type="text"
      class="time"
      autocomplete="off"
      spellcheck={false}
      placeholder="--:--"
      aria-label={label}
      aria-invalid={problemId !== undefined}
      aria-describedby={problemId}
      value={value}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={() => {
        const time = parseTime(value);
        if (time !== undefined && time !== value) onChange(time);
      }}
    />
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = {
  title: string;
  /** How much is in it, for those who do not open it. */
  note: string;
  /** Something in it is wrong: it is not to be overlooked. */
  isWrong?: boolean;
  children: ComponentChildren;
};

/** A part of the editor that is folded away until it is wanted. */
export function HoursSection({ title, note, isWrong = false, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isWrong && details.current) details.current.open = true;
  }, [isWrong]);
  return (
    <details class="card fold" ref={details}>
      <summary>
        <h2>{title}</h2>
        <span class="note">{note}</span>
      </summary>
      <div class="hours-part">{children}</div>
    </details>
  );
}

import { useRef } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { focusBeside } from './KeptFocus.tsx';

type Item = { id: string; text: string; note?: string | undefined };
type Props = {
  label: string;
  items: readonly Item[];
  onRemove: (id: string) => void;
};

/** Things that can be taken off a list again; the focus goes on to the next one, or to the head of the fold. */
export function RemovableList({ label, items, onRemove }: Props) {
  const list = useRef<HTMLUListElement>(null);

  function remove(button: HTMLElement, id: string): void {
    const fold = button.closest('.fold')?.querySelector('summary');
    focusBeside(button, list.current?.querySelectorAll('button') ?? [], fold);
    onRemove(id);
  }

  if (items.length === 0) return null;
  return (
    <ul ref={list} class="removable" aria-label={label}>
      {items.map(({ id, text, note }) => (
        <li key={id}>
          <span>
            {text} {note && <span class="secondary">{note}</span>}
          </span>
          <button
            type="button"
            class="remove"
            aria-label={t('hours_remove', text)}
            onClick={({ currentTarget }) => remove(currentTarget, id)}
          ></button>
        </li>
      ))}
    </ul>
  );
}

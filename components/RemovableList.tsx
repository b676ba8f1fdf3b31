import { useRef } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';

type Item = { id: string; text: string; note?: string | undefined };
type Props = {
  label: string;
  items: readonly Item[];
  onRemove: (id: string) => void;
};

/** Things that can be taken off a list again; the focus goes on to the next one. */
export function RemovableList({ label, items, onRemove }: Props) {
  const list = useRef<HTMLUListElement>(null);

  function remove(index: number, id: string): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    (buttons[index + 1] ?? buttons[index - 1])?.focus();
    onRemove(id);
  }

  if (items.length === 0) return null;
  return (
    <ul ref={list} class="removable" aria-label={label}>
      {items.map(({ id, text, note }, index) => (
        <li key={id}>
          <span>
            {text} {note && <span class="secondary">{note}</span>}
          </span>
          <button
            type="button"
            class="remove"
            aria-label={t('hours_remove', text)}
            onClick={() => remove(index, id)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

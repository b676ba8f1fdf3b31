import { useEffect, useRef } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';

/** The head of a view behind the overview; takes the focus, so that a screen reader begins there. */
export function ViewHeader({ title, onBack }: { title: string; onBack: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header class="view-header">
      <button type="button" class="button button-quiet" onClick={onBack}>
        <span aria-hidden="true">‹ </span>
        {t('back')}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </header>
  );
}

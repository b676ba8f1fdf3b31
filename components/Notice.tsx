import type { ComponentChildren } from 'preact';

type Props = {
  tone: 'info' | 'warning' | 'problem';
  children: ComponentChildren;
  action?: { label: string; run: () => void } | undefined;
};

/** A calm line that says what is the matter, and one thing to do about it. */
export function Notice({ tone, children, action }: Props) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <p>{children}</p>
      {action && (
        <button type="button" class="button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}

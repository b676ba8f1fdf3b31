import { useEffect, useRef, useState } from 'preact/hooks';
import { demoProfile } from '../lib/domain/profile.ts';
import { after } from '../lib/platform/clock.ts';
import { t } from '../lib/platform/i18n.ts';
import { removeDemo } from '../lib/stores/demo.ts';
import { isConnected, isDemo } from '../lib/stores/overview.ts';
import type { PopupState } from '../lib/stores/popup.ts';

/** Says above every view that what is shown, or still stored, is made up; takes it away with one click. */
export function DemoBanner({ state: { overview, isDemoGone } }: { state: PopupState }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isShown = overview?.profile === demoProfile;
  const text = useRef<HTMLParagraphElement>(null);
  const wasShown = useRef(overview ? isShown : undefined);
  useEffect(() => {
    // The button that asked for it is gone.
    if (isShown && wasShown.current === false) text.current?.focus();
    wasShown.current = overview ? isShown : undefined;
  }, [overview, isShown]);
  if (isDemoGone) return <Gone />;
  if (!overview?.connections.some(isDemo)) return null;

  async function remove(): Promise<void> {
    setBusy(true);
    const refusal = await removeDemo();
    setProblem(refusal && t('did_not_work', refusal));
    setBusy(false);
  }

  return (
    <aside class={isShown ? 'demo-banner demo-shown' : 'demo-banner'} aria-label={t('demo_profile')}>
      <p ref={text} tabIndex={-1} role={problem ? 'alert' : undefined}>
        {problem ??
          t(isShown ? 'demo_banner' : overview.connections.some(isConnected) ? 'demo_kept' : 'demo_stored')}
      </p>
      <button type="button" class="button" disabled={isBusy} onClick={remove}>
        {t('demo_remove')}
      </button>
    </aside>
  );
}

/** The button that had the focus is gone with the data. What the next view gives the focus to comes first. */
function Gone() {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => after(0, () => text.current?.focus()), []);
  return (
    <aside class="demo-banner" aria-label={t('demo_profile')}>
      <p ref={text} role="status" tabIndex={-1}>
        {t('demo_gone')}
      </p>
    </aside>
  );
}

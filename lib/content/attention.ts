/**
 * What the agent's attention does on this page: focus, visibility, input. Listeners are passive and only note an
 * instant; a report goes out when attention comes or goes, and every heartbeat while it stays.
 */
import { heartbeatMs } from '../domain/work.ts';
import { after, every, now } from '../platform/clock.ts';

/** A page speaks no more often than this, whatever the agent does. */
const shortestPauseMs = 5_000;
/** No idle limit is longer: after this nothing more can be proven by silence. */
const longestIdleMs = 900_000;

export type AttentionReport = { ticket: string; at: number; inputAt: number; state: 'active' | 'away' };

export type AttentionWatch = {
  show(ticket: string | undefined): void;
};

const inputEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

export function watchAttention(
  window: Window,
  signal: AbortSignal,
  send: (report: AttentionReport) => void,
): AttentionWatch {
  const { document } = window;
  let ticket: string | undefined;
  let isAttending = false;
  let inputAt = now();
  let sentAt = 0;

  const looks = () => document.visibilityState === 'visible' && document.hasFocus();
  const report = (state: AttentionReport['state']) => {
    if (ticket === undefined) return;
    sentAt = now();
    send({ ticket, at: sentAt, inputAt: Math.min(inputAt, sentAt), state });
  };

  /** Coming back is an act of the agent's, as good as a key. */
  function update(): void {
    if (signal.aborted || looks() === isAttending) return;
    isAttending = !isAttending;
    if (isAttending) inputAt = now();
    report(isAttending ? 'active' : 'away');
  }

  function leave(): void {
    if (!isAttending) return;
    isAttending = false;
    report('away');
  }

  function noteInput(): void {
    const before = inputAt;
    inputAt = now();
    if (isAttending && inputAt - before > heartbeatMs && inputAt - sentAt > shortestPauseMs) report('active');
  }

  const options = { capture: true, passive: true, signal };
  const heard = new WeakSet<EventTarget>();

  /** Listeners on one document are added once: frames load anew, and are looked at again and again. */
  function hear(target: EventTarget): void {
    if (heard.has(target)) return;
    heard.add(target);
    for (const type of inputEvents) target.addEventListener(type, noteInput, options);
  }

  /** A reply is often written in a frame of its own (a rich-text editor), whose keys never reach this window. */
  function hearFrame(): void {
    const inner = (document.activeElement as HTMLIFrameElement | null)?.contentDocument;
    if (!inner || heard.has(inner)) return;
    noteInput();
    hear(inner);
    // Focus that goes from a frame to another tab leaves no blur on this window.
    inner.defaultView?.addEventListener('blur', () => after(0, update), options);
  }

  hear(window);
  // The frame is the active element only after the window's blur.
  window.addEventListener('blur', () => after(0, hearFrame), options);
  window.addEventListener('focus', update, options);
  window.addEventListener('blur', update, options);
  window.addEventListener('pagehide', leave, options);
  window.addEventListener('pageshow', update, options);
  document.addEventListener('visibilitychange', update, options);
  every(heartbeatMs, signal, () => {
    update();
    if (isAttending) hearFrame();
    if (isAttending && now() - inputAt <= longestIdleMs) report('active');
  });

  return {
    show(shown) {
      if (shown === ticket) return;
      if (isAttending) report('away');
      ticket = shown;
      inputAt = now();
      isAttending = looks();
      if (isAttending) report('active');
    },
  };
}

/**
 * What the agent's attention does on this page. The shell of `domain/attention.ts`: passive listeners tell it of
 * every input, of what may have changed, and of every heartbeat; what it reports goes out.
 */
import {
  type AttentionReport,
  heartbeatMs,
  notice,
  type Signal,
  startAttention,
} from '../domain/attention.ts';
import { after, every, now, upMs } from '../platform/clock.ts';

export type AttentionWatch = {
  show(ticket: string | undefined): void;
};

const inputEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** A floating window of the page's own, as some helpdesks keep a conversation in. */
type FloatingWindow = EventTarget & { readonly window: Window | null };

export function watchAttention(
  window: Window,
  signal: AbortSignal,
  send: (report: AttentionReport) => void,
): AttentionWatch {
  const { document } = window;
  const floating = (window as { documentPictureInPicture?: FloatingWindow }).documentPictureInPicture;
  const options = { capture: true, passive: true, signal };
  const heard = new WeakSet<EventTarget>();
  let page = startAttention({ at: now(), upMs: upMs(), isAttended: false, isFrame: false });

  function tell(
    what: { type: 'look' | 'input' | 'beat' | 'leave' } | { type: 'shown'; ticket: string | undefined },
  ) {
    if (signal.aborted) return;
    const isFloating = floating?.window?.document.hasFocus() ?? false;
    const isAttended = isFloating || (document.visibilityState === 'visible' && document.hasFocus());
    const isFrame = isAttended && !isFloating && isClosed(focused(document));
    const glance = { at: now(), upMs: upMs(), isAttended, isFrame };
    const noticed = notice(page, { ...glance, ...what } as Signal);
    page = noticed.page;
    for (const report of noticed.reports) send(report);
  }

  const look = () => tell({ type: 'look' });
  const input = () => tell({ type: 'input' });
  /** Where the focus went is to be seen only after the event that tells that it left. */
  const lookSoon = () => after(0, lookAround);

  /** Frames load anew, and are looked for again and again; listeners on one are added once. */
  function lookAround(): void {
    if (signal.aborted) return;
    hearFrames(document);
    look();
  }

  /** A frame keeps its window when it loads anew, but not what was listening there: the document tells. */
  function hear(inner: Document): void {
    const { defaultView } = inner;
    if (!defaultView || heard.has(inner)) return;
    heard.add(inner);
    for (const type of inputEvents) defaultView.addEventListener(type, input, options);
    defaultView.addEventListener('focus', lookSoon, options);
    defaultView.addEventListener('blur', lookSoon, options);
  }

  /** Replies are often written, and messages read, in frames of the page's own, whose input never reaches its window. */
  function hearFrames(within: Document): void {
    for (const frame of within.querySelectorAll('iframe')) {
      const inner = innerOf(frame);
      if (!inner) continue;
      hear(inner);
      hearFrames(inner);
    }
  }

  hear(document);
  window.addEventListener('pagehide', () => tell({ type: 'leave' }), options);
  window.addEventListener('pageshow', look, options);
  document.addEventListener('visibilitychange', look, options);
  floating?.addEventListener('enter', () => floating.window && hear(floating.window.document), options);
  every(heartbeatMs, signal, () => {
    if (page.isAttending) hearFrames(document);
    tell({ type: 'beat' });
  });

  return {
    show: (ticket) => tell({ type: 'shown', ticket }),
  };
}

/** The frame that has the focus, in however deep a frame; undefined: no frame. */
function focused(within: Document): HTMLIFrameElement | undefined {
  const frame = within.activeElement;
  if (frame?.tagName !== 'IFRAME') return undefined;
  const inner = innerOf(frame as HTMLIFrameElement);
  return (inner && focused(inner)) ?? (frame as HTMLIFrameElement);
}

/** Another origin's, which shows nothing of itself. */
function isClosed(frame: HTMLIFrameElement | undefined): boolean {
  return frame !== undefined && innerOf(frame) === undefined;
}

function innerOf(frame: HTMLIFrameElement): Document | undefined {
  return frame.contentDocument ?? undefined;
}

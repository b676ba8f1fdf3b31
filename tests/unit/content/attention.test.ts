import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AttentionWatch, watchAttention } from '../../../lib/content/attention.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const second = 1_000;

/** A window by hand: what the browser would answer, and events when the test says so. */
class HandMadeWindow extends EventTarget {
  focused = true;
  frames: unknown[] = [];
  document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    hasFocus: () => this.focused,
    activeElement: null as unknown,
    defaultView: this,
    querySelectorAll: () => this.frames,
  });
}

let window: HandMadeWindow;
let controller: AbortController;
let watch: AttentionWatch;
let sent: string[];

const clock = (at: number) => (at - start) / second;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  window = new HandMadeWindow();
  controller = new AbortController();
  sent = [];
  watch = watchAttention(
    window as unknown as Window,
    controller.signal,
    ({ ticket, at, inputAt, state, frame, jumped }) => {
      const marks = `${frame ? ', frame' : ''}${jumped ? ', jumped' : ''}`;
      sent.push(`${clock(at)}s ${ticket} ${state}, input ${clock(inputAt)}s${marks}`);
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (seconds: number) => vi.advanceTimersByTime(seconds * second);
const key = () => window.dispatchEvent(new Event('keydown'));
function setVisible(visible: boolean): void {
  window.document.visibilityState = visible ? 'visible' : 'hidden';
  window.document.dispatchEvent(new Event('visibilitychange'));
}
function setFocus(focused: boolean): void {
  window.focused = focused;
  window.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
  vi.advanceTimersByTime(0);
}

describe('a ticket in front', () => {
  test('is attended to at once, then every heartbeat, with the last input', () => {
    watch.show('5');
    wait(10);
    key();
    wait(20);
    expect(sent).toEqual(['0s 5 active, input 0s', '15s 5 active, input 10s', '30s 5 active, input 10s']);
  });

  test('left by blur, come back to by focus', () => {
    watch.show('5');
    wait(4);
    setFocus(false);
    wait(60);
    setFocus(true);
    expect(sent).toEqual(['0s 5 active, input 0s', '4s 5 away, input 0s', '64s 5 active, input 64s']);
  });

  test('nothing while it is hidden, whatever is touched', () => {
    watch.show('5');
    wait(4);
    setVisible(false);
    for (let count = 0; count < 20; count += 1) {
      key();
      wait(10);
    }
    expect(sent).toEqual(['0s 5 active, input 0s', '4s 5 away, input 0s']);
  });

  test('a frame in the page that takes the focus is no blur: the document has it still', () => {
    watch.show('5');
    wait(4);
    window.dispatchEvent(new Event('blur'));
    wait(12);
    expect(sent).toEqual(['0s 5 active, input 0s', '15s 5 active, input 0s']);
  });

  test('a focus lost without an event is found at the next heartbeat', () => {
    watch.show('5');
    wait(4);
    window.focused = false;
    wait(12);
    expect(sent).toEqual(['0s 5 active, input 0s', '15s 5 away, input 0s']);
  });

  test('without input the heartbeats end when nothing more can be proven, and input starts them again', () => {
    watch.show('5');
    wait(16 * 60);
    expect(sent).toHaveLength(1 + 60);
    key();
    expect(sent.at(-1)).toBe('960s 5 active, input 960s');
  });

  test('the page going away ends it', () => {
    watch.show('5');
    wait(4);
    window.dispatchEvent(new Event('pagehide'));
    expect(sent.at(-1)).toBe('4s 5 left, input 0s');
    window.dispatchEvent(new Event('pageshow'));
    expect(sent.at(-1)).toBe('4s 5 active, input 4s');
  });

  test('at most one message in 5 s while the agent works like mad', () => {
    watch.show('5');
    for (let count = 0; count < 600; count += 1) {
      key();
      window.dispatchEvent(new Event('pointermove'));
      window.dispatchEvent(new Event('wheel'));
      wait(0.1);
    }
    expect(sent.length).toBeLessThanOrEqual(60 / 5);
  });
});

describe('which ticket', () => {
  test('another one: the first is left, the second attended to', () => {
    watch.show('5');
    wait(4);
    watch.show('6');
    watch.show('6');
    wait(2);
    watch.show(undefined);
    wait(60);
    expect(sent).toEqual([
      '0s 5 active, input 0s',
      '4s 5 left, input 0s',
      '4s 6 active, input 4s',
      '6s 6 left, input 4s',
    ]);
  });

  test('opened in a tab behind: nothing until it comes to the front', () => {
    setVisible(false);
    watch.show('5');
    wait(60);
    expect(sent).toEqual([]);
    setVisible(true);
    expect(sent).toEqual(['60s 5 active, input 60s']);
  });

  test('none: nothing', () => {
    key();
    setFocus(false);
    setFocus(true);
    wait(60);
    expect(sent).toEqual([]);
  });
});

describe('frames', () => {
  /** A frame of the page's own, with a window of its own. */
  class Frame extends HandMadeWindow {
    tagName = 'IFRAME';
    contentDocument: unknown = this.document;
  }
  function focusIn(frame: { tagName: string }): void {
    window.document.activeElement = frame;
    window.dispatchEvent(new Event('blur'));
    wait(0);
  }

  test('input in a frame of the page’s own, also in one within it, is input', () => {
    const [outer, inner] = [new Frame(), new Frame()];
    outer.frames = [inner];
    window.frames = [outer];
    watch.show('5');
    wait(22);
    outer.dispatchEvent(new Event('wheel'));
    wait(18);
    inner.dispatchEvent(new Event('keydown'));
    expect(sent).toEqual([
      '0s 5 active, input 0s',
      '15s 5 active, input 0s',
      '22s 5 active, input 22s',
      '30s 5 active, input 22s',
      '40s 5 active, input 40s',
    ]);
  });

  test('one that loads anew is listened to again', () => {
    const frame = new Frame();
    window.frames = [frame];
    watch.show('5');
    wait(15);
    const reloaded = new Frame();
    frame.contentDocument = reloaded.document;
    wait(15);
    reloaded.dispatchEvent(new Event('keydown'));
    wait(15);
    expect(sent.at(-1)).toBe('45s 5 active, input 30s');
  });

  test('the focus in another site’s frame is told, and that it came back', () => {
    watch.show('5');
    wait(4);
    focusIn({ tagName: 'IFRAME' });
    wait(15);
    focusIn({ tagName: 'BODY' });
    expect(sent).toEqual([
      '0s 5 active, input 0s',
      '4s 5 active, input 4s, frame',
      '15s 5 active, input 4s, frame',
      '19s 5 active, input 19s',
    ]);
  });

  test('another site’s frame within one of the page’s own is one too', () => {
    const own = new Frame();
    own.document.activeElement = { tagName: 'IFRAME' };
    watch.show('5');
    wait(4);
    focusIn(own);
    expect(sent.at(-1)).toBe('4s 5 active, input 4s, frame');
  });
});

test('an end is an end: no listener, no timer', () => {
  watch.show('5');
  controller.abort();
  setFocus(false);
  window.dispatchEvent(new Event('pagehide'));
  wait(60);
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

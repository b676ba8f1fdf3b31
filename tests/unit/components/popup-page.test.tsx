// @vitest-environment happy-dom
/** The page as its entrypoint opens it. */
import { beforeEach, expect, test, vi } from 'vitest';
import { installAfresh } from '../background/fresh.ts';
import { speakEnglish } from './words.ts';

beforeEach(async () => {
  await installAfresh();
  speakEnglish();
});

test('opened at a view, it is one step from the overview', async () => {
  document.body.innerHTML = '<div id="app"></div>';
  window.location.hash = '#settings';
  const { popup } = await import('../../../lib/stores/popup.ts');
  await import('../../../entrypoints/popup/main.tsx');
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe('Settings'), 5_000);
  // The effects of the first drawing come after a frame.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(popup.getState().trail).toEqual([{ name: 'overview' }]);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(popup.getState().view).toEqual({ name: 'overview' });
});

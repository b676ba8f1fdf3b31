import { render } from 'preact';
import { PopupApp } from '../../components/PopupApp.tsx';
import { isOwnTab } from '../../lib/platform/tabs.ts';
import { firstReading, refresh, showAsked } from '../../lib/stores/popup.ts';

showAsked(window.location.hash);
void refresh();

// A toolbar popup takes its size from its content, a tab gives one: nothing is drawn before it is known which.
Promise.all([isOwnTab(), firstReading()]).then(([own]) => {
  document.documentElement.classList.toggle('in-tab', own);
  const root = document.getElementById('app');
  if (root) render(<PopupApp />, root);
});

import { render } from 'preact';
import { PopupApp } from '../../components/PopupApp.tsx';
import { isOwnTab } from '../../lib/platform/tabs.ts';
import { refresh, showAsked } from '../../lib/stores/popup.ts';

showAsked(window.location.hash);
// The reading does not wait for the first frame.
void refresh();

// A toolbar popup takes its size from its content, a tab gives one: nothing is drawn before it is known which.
isOwnTab().then((own) => {
  document.documentElement.classList.toggle('in-tab', own);
  const root = document.getElementById('app');
  if (root) render(<PopupApp />, root);
});

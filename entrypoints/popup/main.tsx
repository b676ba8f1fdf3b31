import { render } from 'preact';
import { PopupApp } from '../../components/PopupApp.tsx';
import { isOwnTab } from '../../lib/platform/tabs.ts';
import { firstReading, refresh, showAsked } from '../../lib/stores/popup.ts';

// A toolbar popup takes its size from its content, a tab gives one.
isOwnTab().then((own) => document.documentElement.classList.toggle('in-tab', own));

showAsked(window.location.hash);
void refresh();

const root = document.getElementById('app');
firstReading().then(() => root && render(<PopupApp />, root));

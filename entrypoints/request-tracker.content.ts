import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContent } from '../lib/content/run.ts';
import { requestTracker } from '../lib/helpdesks/request-tracker.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContent(ctx, requestTracker),
});

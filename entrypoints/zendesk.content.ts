import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContent } from '../lib/content/run.ts';
import { zendesk } from '../lib/helpdesks/zendesk.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContent(ctx, zendesk),
});

/** Composes a content script: which ticket is in front, reading it, watching the attention to it, answering the popup. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import type { Adapter } from '../helpdesks/adapter.ts';
import { teamWords } from '../helpdesks/team-words.ts';
import { ask, askAgain } from '../messaging/client.ts';
import {
  isReadRequest,
  type PageStatus,
  readAgainRequest,
  statusQuestion,
} from '../messaging/page-status.ts';
import type { Answers } from '../messaging/protocol.ts';
import { after } from '../platform/clock.ts';
import { onMessage } from '../platform/runtime.ts';
import { watchActions } from './actions.ts';
import { watchAddress } from './address.ts';
import { watchAttention } from './attention.ts';
import { watchChanges } from './changes.ts';
import { inWindow } from './compose-window.ts';
import { createOutbox } from './outbox.ts';
import { createPage } from './page.ts';
import { createReader } from './reader.ts';
import { answerRequest, keepRereading } from './rereading.ts';

export async function runContent(ctx: ContentScriptContext, product: Adapter): Promise<void> {
  await whenShown(document);
  const adapter = inWindow(product, window);
  const helpdesk = adapter.id;
  const { signal } = ctx;
  const source = randomName();
  const outbox = createOutbox(async (report) => {
    if (ctx.isInvalid) return false;
    const answer = await ask('attend', { ...report, helpdesk, source, ...viewer() });
    if (!answer.ok) refuse(answer.refusal);
    return answer.ok || answer.refusal === 'bad-message';
  });
  // From the first instant on: a worker that is stopped over the question whether this is recorded is asked again later.
  const attention = watchAttention(window, signal, outbox.add);
  const attend = (url: URL) => attention.show(adapter.ticketIn(url)?.ticket);
  // After the attention's own listener, which reports that the page goes.
  window.addEventListener('pagehide', outbox.hurry, { capture: true, signal });
  watchAddress(window, signal, attend);
  attend(new URL(window.location.href));

  const base = adapter.ticketIn(new URL(window.location.href))?.base;
  const attached = await attach(ctx, { helpdesk, ...(base !== undefined && { base }) });
  if (!attached) return ctx.abort('not recorded');
  // Chromium holds no content script to the page's own policy.
  const repeat = import.meta.env.FIREFOX ? (path: string) => ask('repeat', { helpdesk, path }) : undefined;
  const page = createPage(window, signal, teamWords(attached.meanings), repeat);
  const reader = createReader(adapter, page, ctx, { accept: outbox.open, refuse });

  /** As the last reading saw. */
  function viewer(): { viewer?: string } {
    const { viewer } = reader.viewers();
    return viewer === undefined ? {} : { viewer };
  }

  /** Connecting or allowing the helpdesk again starts another script. */
  function refuse(refusal: string): void {
    if (refusal === 'not-connected' || refusal === 'no-host-permission') ctx.abort(refusal);
    if (refusal === 'other-viewer') outbox.discard();
  }

  function show(url: URL): void {
    if (!ctx.isInvalid) reader.show(adapter.ticketIn(url));
  }

  watchAddress(window, signal, show);
  watchChanges(document, signal, reader.noteChange);
  watchActions(window, signal, reader.noteAction);
  document.addEventListener('visibilitychange', reader.noteReturn, { signal });
  const stopListening = onMessage((message) => {
    if (adapter.quietGet && isReadRequest(message)) return answerRequest(message, reader);
    if (message === readAgainRequest) reader.readAgain();
    return message === statusQuestion || message === readAgainRequest ? Promise.resolve(status()) : undefined;
  });
  signal.addEventListener('abort', () => {
    outbox.discard();
    stopListening();
  });

  function status(): PageStatus {
    const ticket = adapter.ticketIn(page.url())?.ticket;
    return {
      helpdesk,
      ...(ticket !== undefined && { ticket }),
      ...reader.viewers(),
      reading: reader.state(),
    };
  }

  show(page.url());
  if (adapter.quietGet) {
    const askNext: Parameters<typeof keepRereading>[1] = async (last) => {
      const answer = await ask('reread', { helpdesk, ...viewer(), ...(last && { last }) });
      if (!answer.ok) refuse(answer.refusal);
      return answer;
    };
    keepRereading(ctx, askNext, reader.readBehind);
  }
}

/** A page that the browser loads ahead of time is in no tab yet, and its messages are no tab's. */
async function whenShown(document: Document & { prerendering?: boolean }): Promise<void> {
  if (!document.prerendering) return;
  await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
}

/** A name for this load of the page. (`randomUUID` is not there on pages without TLS.) */
function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

const firstAttachRetryMs = 5_000;
const maxAttachRetryMs = 300_000;

/** What is to be known of a page that is to be recorded; a worker that cannot say so yet is asked again. */
async function attach(
  ctx: ContentScriptContext,
  page: Parameters<typeof ask<'attach'>>[1],
): Promise<Answers['attach'] | undefined> {
  for (let pauseMs = firstAttachRetryMs; !ctx.isInvalid; pauseMs = Math.min(2 * pauseMs, maxAttachRetryMs)) {
    const answer = await askAgain('attach', page);
    if (answer.ok) return ctx.isInvalid ? undefined : answer.value;
    if (answer.refusal !== 'internal' && answer.refusal !== 'database') return undefined;
    await new Promise<void>((resolve) => after(pauseMs, resolve));
  }
  return undefined;
}

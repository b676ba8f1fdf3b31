import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Handlers, Refused, type Sender, serve } from '../../../lib/messaging/server.ts';

const extension = { id: 'ours', origin: 'chrome-extension://ours' };
const content: Sender = {
  extensionId: 'ours',
  url: 'https://desk.acme.example/agent/tickets/5',
  tabId: 3,
  frameId: 0,
};
const popup: Sender = { extensionId: 'ours', url: 'chrome-extension://ours/popup.html' };
const dashboard: Sender = { ...popup, tabId: 4, frameId: 0 };

const handlers = {
  attach: vi.fn(async () => ({ connected: true as const, meanings: {} })),
  record: vi.fn(async () => ({ recorded: true as const })),
  attend: vi.fn(async () => ({ counted: true as const })),
  connect: vi.fn(async () => ({ connected: true as const })),
  disconnect: vi.fn(async () => ({ disconnected: true as const })),
} satisfies Partial<Handlers>;

const witness = { noteRefusal: vi.fn(), noteError: vi.fn() };

beforeEach(() => {
  witness.noteRefusal.mockClear();
  witness.noteError.mockClear();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  for (const handler of Object.values(handlers)) handler.mockClear();
});

const send = (message: unknown, sender: Sender) =>
  serve(message, sender, extension, handlers as unknown as Handlers, witness);
const handled = () => Object.values(handlers).reduce((count, { mock }) => count + mock.calls.length, 0);

const attach = { type: 'attach', body: { helpdesk: 'zendesk' } };
const connect = { type: 'connect', body: { helpdesk: 'zendesk', origin: 'https://desk.acme.example' } };
const disconnect = { type: 'disconnect', body: { connection: 'c', data: 'keep' } };

test.each([
  ['a content script', attach, content, { connected: true, meanings: {} }],
  ['the popup', connect, popup, { connected: true }],
  ['the dashboard', disconnect, dashboard, { disconnected: true }],
])('%s is answered', async (_, message, sender, value) => {
  expect(await send(message, sender)).toEqual({ ok: true, value });
});

test('a handler gets the page’s origin as the browser says it', async () => {
  await send(attach, content);
  expect(handlers.attach).toHaveBeenCalledWith(
    { helpdesk: 'zendesk' },
    { origin: 'https://desk.acme.example' },
  );
});

describe('who may not send', () => {
  test.each([
    ['another extension', attach, { ...content, extensionId: 'theirs' }],
    ['another extension that looks like our page', connect, { ...popup, extensionId: 'theirs' }],
    ['a web page', attach, { url: 'https://evil.example/', extensionId: undefined }],
    ['somebody without an address', attach, { extensionId: 'ours', url: undefined }],
    ['a frame in a helpdesk’s page', attach, { ...content, frameId: 7 }],
    ['a frame with a page of ours', connect, { ...dashboard, frameId: 7 }],
    ['a content script with a page’s message', connect, content],
    ['a content script with a page’s message and a bad body', { type: 'connect', body: 1 }, content],
    ['a page of ours with a content script’s message', attach, popup],
    ['a content script outside of a tab', attach, { ...content, tabId: undefined }],
    [
      'a page whose address begins like ours',
      connect,
      { ...content, url: 'chrome-extension://ours.evil.example/' },
    ],
  ])('%s', async (_, message, sender) => {
    expect(await send(message, sender as Sender)).toMatchObject({ ok: false, refusal: 'wrong-sender' });
    expect(handled()).toBe(0);
  });
});

test.each([
  undefined,
  null,
  'firstline-status',
  [],
  {},
  { type: 'attach' },
  { type: 'unheard-of', body: {} },
  { type: '__proto__', body: {} },
  { type: 'constructor', body: {} },
  { type: 'toString', body: {} },
  { type: ['attach'], body: { helpdesk: 'zendesk' } },
  { type: { toString: (): string => 'attach' }, body: { helpdesk: 'zendesk' } },
])('%j is no message that is known', async (message) => {
  for (const sender of [content, popup]) {
    expect(await send(message, sender)).toMatchObject({ ok: false, refusal: 'unknown-message' });
  }
  expect(handled()).toBe(0);
});

const by = { role: 'customer', id: '901' };
const snapshot = {
  helpdesk: 'zendesk',
  origin: 'https://desk.acme.example',
  ticket: '5',
  viewer: { id: '12' },
  events: [{ id: '1', at: 1_772_442_000_000, type: 'created', by }],
  complete: true,
  precision: 'second',
  readAt: 1_772_442_000_000,
};
const withEvent = (event: object) => ({ ...snapshot, events: [...snapshot.events, event] });
const secret = 'Printer on fire';

describe('a message of the wrong shape is refused by the place, without the value', () => {
  test.each([
    ['record', { ...snapshot, subject: secret }, 'message: unrecognized_keys'],
    ['record', { ...snapshot, ticket: '' }, 'ticket: too_small'],
    ['record', { ...snapshot, readAt: secret }, 'readAt: invalid_type'],
    ['record', { ...snapshot, readAt: -1 }, 'readAt: too_small'],
    ['record', { ...snapshot, origin: `https://desk.acme.example/${secret}` }, 'origin: invalid_format'],
    ['record', { ...snapshot, origin: 'javascript:alert(1)' }, 'origin: invalid_format'],
    ['record', { ...snapshot, helpdesk: secret }, 'helpdesk: invalid_value'],
    ['record', withEvent({ id: '2', at: 1.5, type: 'handoff' }), 'events.1.at: invalid_type'],
    ['record', withEvent({ id: '2', at: 1, type: secret }), 'events.1.type: invalid_union'],
    [
      'record',
      withEvent({ id: '2', at: 1, type: 'message', by, public: true, body: secret }),
      'events.1: unrecognized_keys',
    ],
    [
      'record',
      withEvent({ id: '2', at: 1, type: 'message', by: { ...by, name: secret }, public: true }),
      'events.1.by: unrecognized_keys',
    ],
    ['record', { ...snapshot, events: Array(20_001).fill(snapshot.events[0]) }, 'events: too_big'],
    [
      'attend',
      { helpdesk: 'zendesk', ticket: '5', source: 's', seq: 1, at: 1, inputAt: 1, state: secret },
      'state: invalid_value',
    ],
    [
      'attend',
      { helpdesk: 'zendesk', ticket: '5', source: secret.repeat(20), at: 1, inputAt: 1, state: 'away' },
      'source: too_big',
    ],
    ['attach', null, 'message: invalid_type'],
  ])('%s %#', async (type, body, detail) => {
    const answer = await send({ type, body }, content);
    expect(answer).toEqual({ ok: false, refusal: 'bad-message', detail });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(handled()).toBe(0);
  });

  test('the snapshot that those are made from is right', async () => {
    expect(await send({ type: 'record', body: snapshot }, content)).toMatchObject({ ok: true });
  });
});

test.each([
  ['its refusal', new Refused('other-viewer'), 'other-viewer', 'other-viewer'],
  ['its refusal with a detail', new Refused('database', 'blocked'), 'database', 'blocked'],
  ['any other error', new TypeError('oops'), 'internal', 'TypeError'],
])('a handler that fails answers with %s', async (_, error, refusal, detail) => {
  handlers.attach.mockRejectedValueOnce(error);
  expect(await send(attach, content)).toEqual({ ok: false, refusal, detail });
});

describe('what is refused is counted by its name, never by its words', () => {
  test.each([
    ['a shape that is wrong', { type: 'attach', body: null }, content, 'attach: bad-message'],
    ['a sender that may not', connect, content, 'connect: wrong-sender'],
    ['a message that nobody knows', { type: secret, body: {} }, content, 'unknown: unknown-message'],
    ['no message at all', secret, content, 'unknown: unknown-message'],
  ])('%s', async (_, message, sender, kind) => {
    await send(message, sender);
    expect(witness.noteRefusal.mock.calls).toEqual([[kind]]);
    expect(witness.noteError).not.toHaveBeenCalled();
  });

  test('a refusal of the handler’s, and an error of its', async () => {
    handlers.attach.mockRejectedValueOnce(new Refused('not-connected'));
    await send(attach, content);
    const error = new TypeError('oops');
    handlers.attach.mockRejectedValueOnce(error);
    await send(attach, content);
    expect(witness.noteRefusal.mock.calls).toEqual([['attach: not-connected']]);
    expect(witness.noteError.mock.calls).toEqual([[error]]);
  });
});

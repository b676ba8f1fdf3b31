/** Made-up tickets beside real ones: stored and filed as they are, and of no helpdesk. */
import { beforeEach, describe, expect, test } from 'vitest';
import { handlers } from '../../../lib/background/handlers.ts';
import { reconcileScripts } from '../../../lib/background/registrar.ts';
import { type DemoTicket, demoConnection } from '../../../lib/domain/demo.ts';
import { profileName } from '../../../lib/domain/profile.ts';
import { serve } from '../../../lib/messaging/server.ts';
import { world } from '../fake-browser.ts';
import { contents, filed, origin, snapshot, solvedAgain } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const me = { role: 'agent', id: demoConnection.viewer } as const;
const { helpdesk, id } = demoConnection;
const events = solvedAgain.map((event) =>
  'by' in event && event.by?.role === 'agent' ? { ...event, by: me } : event,
);
const made: DemoTicket = {
  snapshot: snapshot(events, { helpdesk, origin: demoConnection.origin, viewer: { id: me.id } }),
  spans: [{ from: Date.parse('2026-03-02T09:40:00Z'), to: Date.parse('2026-03-02T09:42:10Z') }],
};

const extension = { id: 'ours', origin: 'chrome-extension://ours' };
const quiet = { noteRefusal: () => {}, noteError: () => {} };

beforeEach(installAfresh);

test('is filed by the recorder’s own code, again and again to the same', async () => {
  await handlers.demo({ tickets: [made] });
  const once = await contents();
  expect(await filed('first-response-time')).toEqual(['2026-03-02 5 2530000']);
  expect(await filed('handle-time')).toEqual(['2026-03-03 5 130000']);
  await handlers.demo({ tickets: [made] });
  expect({ ...(await contents()), connections: [] }).toEqual({ ...once, connections: [] });
  expect(once.connections).toMatchObject([{ id: 'demo', isDemo: true }]);
});

test.each([
  ['a content script', { extensionId: 'ours', url: 'https://desk.acme.example/', tabId: 3, frameId: 0 }],
  [
    'a page of its made-up host',
    { extensionId: 'ours', url: `${demoConnection.origin}/`, tabId: 3, frameId: 0 },
  ],
])('%s can neither make it nor add to it', async (_, sender) => {
  await handlers.demo({ tickets: [made] });
  const before = await contents();
  const say = (message: unknown) => serve(message, sender, extension, handlers, quiet);
  expect(await say({ type: 'demo', body: { tickets: [made] } })).toMatchObject({ refusal: 'wrong-sender' });
  world.granted.add(`${demoConnection.origin}/*`);
  for (const [type, body] of [
    ['record', { ...made.snapshot, ticket: '6' }],
    [
      'attend',
      { helpdesk, ticket: '5', viewer: me.id, source: 'tab', seq: 1, at: 2, inputAt: 2, state: 'active' },
    ],
  ] as const) {
    const answer = await say({ type, body });
    expect(answer.ok).toBe(false);
  }
  expect(await contents()).toEqual(before);
});

describe('beside a helpdesk', () => {
  test('no permission is asked for it, no script runs for it, no mark speaks of it', async () => {
    await handlers.demo({ tickets: [made] });
    await reconcileScripts({ inject: true });
    expect(world.calls).toEqual([]);
    expect(world.badge).toBe('');
  });

  test('removing it takes all of it and nothing else', async () => {
    world.granted.add('https://acme.zendesk.com/*');
    await handlers.connect({ helpdesk: 'zendesk', origin });
    await handlers.record(snapshot(solvedAgain), { origin });
    const before = await contents();
    await handlers.demo({ tickets: [made] });
    expect((await contents()).connections).toHaveLength(2);
    await handlers.disconnect({ connection: id, data: 'delete' });
    expect(await contents()).toEqual(before);
    expect(world.granted.has('https://acme.zendesk.com/*')).toBe(true);
  });

  test('nobody’s own figures can have its profile', async () => {
    expect(() => profileName(demoConnection.profile)).toThrow('invalid_format');
    expect(['', 'Bob', 'demo', '(demo) 2'].map((name) => profileName(name))).toHaveLength(4);
  });
});

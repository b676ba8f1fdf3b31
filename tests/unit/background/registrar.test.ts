import { beforeEach, describe, expect, test } from 'vitest';
import { addConnection, removeConnection } from '../../../lib/background/connections.ts';
import { desiredScripts, planRegistrations, reconcileScripts } from '../../../lib/background/registrar.ts';
import type { HelpdeskId } from '../../../lib/domain/ticket.ts';
import { world } from '../fake-browser.ts';
import { installAfresh } from './fresh.ts';

const connection = (helpdesk: HelpdeskId, origin: string) => ({
  id: origin,
  helpdesk,
  origin,
  connectedAt: 1,
});
const script = (id: string, ...matches: string[]) => ({ id, file: `/content-scripts/${id}.js`, matches });

describe('the plan', () => {
  test.each([
    ['nothing is connected', [], []],
    ['one', [connection('zendesk', 'https://a.example')], [script('zendesk', 'https://a.example/*')]],
    [
      'two origins of one helpdesk, two ports of one host',
      [
        connection('zendesk', 'https://b.example'),
        connection('zendesk', 'http://a.example:81'),
        connection('zendesk', 'http://a.example:82'),
      ],
      [script('zendesk', 'http://a.example/*', 'https://b.example/*')],
    ],
    [
      'two helpdesks',
      [connection('zendesk', 'https://a.example'), connection('request-tracker', 'https://a.example')],
      [script('request-tracker', 'https://a.example/*'), script('zendesk', 'https://a.example/*')],
    ],
  ])('wants, when %s', (_, connections, desired) => {
    expect(desiredScripts(connections)).toEqual(desired);
  });

  const [a, b, ab, ba] = [['a'], ['b'], ['a', 'b'], ['b', 'a']].map((matches) =>
    script('zendesk', ...matches),
  ) as [
    ReturnType<typeof script>,
    ReturnType<typeof script>,
    ReturnType<typeof script>,
    ReturnType<typeof script>,
  ];
  const other = script('request-tracker', 'a');
  test.each([
    ['nothing and nothing', [], [], [], []],
    ['a new one', [], [a], [], [a]],
    ['the same', [a], [a], [], []],
    ['the same in another order', [ab], [ba], [], []],
    ['one host more', [a], [ab], ['zendesk'], [ab]],
    ['one host less', [ab], [a], ['zendesk'], [a]],
    ['another host', [a], [b], ['zendesk'], [b]],
    ['the last one gone', [a], [], ['zendesk'], []],
    ['one beside another', [other], [other, a], [], [a]],
    ['a helpdesk that is no more', [script('old', 'a'), a], [a], ['old'], []],
  ])('%s', (_, registered, desired, remove, add) => {
    expect(planRegistrations(registered, desired)).toEqual({ remove, add });
  });
});

describe('reconciling', () => {
  beforeEach(async () => {
    await installAfresh();
    world.granted.add('https://acme.zendesk.com/*');
    await addConnection('zendesk', 'https://acme.zendesk.com');
    world.tabs.push(
      { id: 1, url: 'https://acme.zendesk.com/agent/tickets/5' },
      { id: 2, url: 'https://example.com/' },
      { id: 3, url: 'https://acme.zendesk.com/agent', discarded: true },
    );
  });
  const registered = 'register zendesk https://acme.zendesk.com/*';
  const injected = 'inject 1 /content-scripts/zendesk.js';

  test('registers what is connected and runs it in the tabs that show it', async () => {
    await reconcileScripts({ inject: true });
    expect(world.calls).toEqual([registered, injected]);
  });

  test('again, and twice at once, changes nothing', async () => {
    await Promise.all([reconcileScripts({ inject: false }), reconcileScripts({ inject: false })]);
    await reconcileScripts({ inject: false });
    expect(world.calls).toEqual([registered]);
  });

  test('takes out what is no more connected, or no more permitted', async () => {
    await reconcileScripts({ inject: false });
    world.granted.clear();
    await reconcileScripts({ inject: true });
    expect(world.calls).toEqual([registered, 'unregister zendesk']);
    world.granted.add('https://acme.zendesk.com/*');
    await reconcileScripts({ inject: false });
    await removeConnection('zendesk@https://acme.zendesk.com');
    await reconcileScripts({ inject: false });
    expect(world.calls.slice(2)).toEqual([
      registered,
      'remove https://acme.zendesk.com/*',
      'unregister zendesk',
    ]);
  });
});

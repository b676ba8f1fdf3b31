import { beforeEach, describe, expect, test } from 'vitest';
import { addConnection, liveConnections, removeConnection } from '../../../lib/background/connections.ts';
import { addProfile, claim, identify, ownConnection } from '../../../lib/background/owners.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { world } from '../fake-browser.ts';
import { installAfresh } from './fresh.ts';

const origin = 'https://acme.zendesk.com';
const place = { helpdesk: 'zendesk', origin } as const;
const first = `zendesk@${origin}`;

beforeEach(async () => {
  await installAfresh();
  for (const pattern of [`${origin}/*`, 'https://other.zendesk.com/*']) world.granted.add(pattern);
  await addConnection('zendesk', origin);
});

test('the viewer of the first reading is the owner; another one is refused', async () => {
  await expect(ownConnection(place, '12')).rejects.toEqual(new Refused('viewer-unknown'));
  await expect(claim(place, undefined)).rejects.toEqual(new Refused('viewer-unknown'));
  expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
  expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
  for (const who of ['13', undefined]) {
    const refusal = new Refused(who ? 'other-viewer' : 'viewer-unknown');
    await expect(claim(place, who)).rejects.toEqual(refusal);
    await expect(ownConnection(place, who)).rejects.toEqual(refusal);
  }
  expect(await ownConnection(place, '12')).toBe(first);
});

test('of two first readings at once one is the owner’s', async () => {
  const claims = await Promise.allSettled([claim(place, '12'), claim(place, '13')]);
  expect(claims.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('the same person has an account of their own at every origin', async () => {
  const elsewhere = { ...place, origin: 'https://other.zendesk.com' };
  await addConnection('zendesk', elsewhere.origin);
  expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
  expect(await claim(elsewhere, '77')).toEqual({ id: `zendesk@${elsewhere.origin}`, viewer: '77' });
});

describe('a second person', () => {
  beforeEach(async () => {
    await claim(place, '12');
    await addProfile(place, '13', 'Bob');
  });

  test('is recorded from then on, apart from the first', async () => {
    expect(await claim(place, '13')).toEqual({ id: `${first}#13`, viewer: '13' });
    expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
    expect(await ownConnection(place, '13')).toBe(`${first}#13`);
    await expect(claim(place, '14')).rejects.toEqual(new Refused('other-viewer'));
    expect((await liveConnections()).map(({ profile }) => profile)).toEqual([undefined, 'Bob']);
  });

  test('keeps the profile that they had when they come back, and shares it with nobody there', async () => {
    await removeConnection(`${first}#13`);
    for (const taken of ['Bob', '']) {
      await expect(addProfile(place, '14', taken)).rejects.toEqual(new Refused('profile-taken'));
    }
    await addProfile(place, '13', 'Robert');
    expect((await liveConnections()).map(({ profile }) => profile)).toEqual([undefined, 'Bob']);
  });

  test('leaves the first one their way back', async () => {
    await removeConnection(first);
    await expect(claim(place, '12')).rejects.toEqual(new Refused('other-viewer'));
    await addProfile(place, '12', 'Profile 3');
    expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
    expect((await liveConnections()).map(({ profile }) => profile)).toEqual([undefined, 'Bob']);
  });

  test('ends alone, and comes back alone', async () => {
    await removeConnection(`${first}#13`);
    expect(world.granted.has(`${origin}/*`)).toBe(true);
    await expect(claim(place, '13')).rejects.toEqual(new Refused('other-viewer'));
    expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
    await addConnection('zendesk', origin);
    await expect(claim(place, '13')).rejects.toEqual(new Refused('other-viewer'));
    await addProfile(place, '13', 'Bob');
    expect(await claim(place, '13')).toEqual({ id: `${first}#13`, viewer: '13' });
  });

  test('when all are gone, connecting brings back the one who went last, and nobody unasked', async () => {
    await removeConnection(`${first}#13`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await removeConnection(first);
    world.granted.add(`${origin}/*`);
    await addConnection('zendesk', origin);
    expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
    await expect(claim(place, '13')).rejects.toEqual(new Refused('other-viewer'));
  });
});

describe('a helpdesk that does not say who is signed in', () => {
  test('asks once', async () => {
    await identify(place, '12');
    expect(await claim(place, undefined)).toEqual({ id: first, viewer: '12' });
    expect(await ownConnection(place, undefined)).toBe(first);
  });

  test('and where it says so again, the answer stands', async () => {
    await identify(place, '12');
    expect(await claim(place, '12')).toEqual({ id: first, viewer: '12' });
    await expect(claim(place, '13')).rejects.toEqual(new Refused('other-viewer'));
  });

  test('an answer that makes the agent somebody else than before is refused', async () => {
    await claim(place, '12');
    await expect(identify(place, '13')).rejects.toEqual(new Refused('other-viewer'));
    await expect(claim(place, undefined)).rejects.toEqual(new Refused('viewer-unknown'));
  });
});

test.each([
  ['not-connected', () => removeConnection(first)],
  ['no-host-permission', () => world.granted.clear()],
] as const)('%s: nobody is added or named', async (refusal, end) => {
  await end();
  if (refusal === 'not-connected') world.granted.add(`${origin}/*`);
  await expect(addProfile(place, '13', 'Bob')).rejects.toEqual(new Refused(refusal));
  await expect(identify(place, '13')).rejects.toEqual(new Refused(refusal));
});

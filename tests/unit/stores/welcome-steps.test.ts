import { describe, expect, test } from 'vitest';
import { demoConnection } from '../../../lib/domain/demo.ts';
import type { Welcome } from '../../../lib/platform/welcome-setting.ts';
import type { Connection, Overview } from '../../../lib/stores/overview.ts';
import { afterReading, isWelcomeDue } from '../../../lib/stores/welcome-steps.ts';

const real: Connection = {
  id: 'zendesk@https://acme.zendesk.com',
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  connectedAt: 1,
};
const demo: Connection = { ...demoConnection, connectedAt: 1 };
const ended: Connection = { ...real, disconnectedAt: 2 };
const over = (...connections: Connection[]) =>
  ({ connections, damaged: { connections: [] } }) as unknown as Overview;
const unreadable = { ...over(), damaged: { connections: ['acme.example'] } } as Overview;
const at = (step: Welcome['step'], isDone = false): Welcome => ({ step, isDone });

describe('the first run is shown by itself', () => {
  test.each<[string, Overview, Welcome, boolean]>([
    ['in a new installation', over(), at('about'), true],
    ['where it was left', over(), at('connect'), true],
    ['until its last screen is left', over(real), at('basics'), true],
    ['not once it is done', over(), at('about', true), false],
    [
      'not over the figures of somebody who was connected before there was one',
      over(real),
      at('about'),
      false,
    ],
    ['not where a connection cannot be read', unreadable, at('about'), false],
    ['not over kept figures', over(ended), at('connect'), false],
    ['not over demo data that somebody looks around in', over(demo), at('connect'), false],
  ])('%s', (_, overview, welcome, isDue) => {
    expect(isWelcomeDue(overview, welcome)).toBe(isDue);
  });
});

describe('once connected it moves on by itself', () => {
  test.each<[string, Overview | undefined, Overview, Welcome, Welcome['step']]>([
    ['while it is open', over(), over(real), at('connect'), 'basics'],
    ['while it was closed', undefined, over(real), at('connect'), 'basics'],
    ['from demo data too', over(demo), over(demo, real), at('connect'), 'basics'],
    ['not for demo data', over(), over(demo), at('connect'), 'connect'],
    ['not from the first screen', over(), over(real), at('about'), 'about'],
    ['not when it is only looked at again', undefined, over(real), at('connect', true), 'connect'],
    ['not back to it, having gone back', over(real), over(real), at('connect'), 'connect'],
  ])('%s', (_, before, after, welcome, step) => {
    expect(afterReading(before, after, welcome).step).toBe(step);
  });
});

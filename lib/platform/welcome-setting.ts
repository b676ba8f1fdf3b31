/** How far the agent is in the first run, so that it goes on where a closing popup left it. */
import { boolean, type Checked, object, oneOf } from '../domain/check.ts';
import { defineSetting } from './setting.ts';

export const welcomeSteps = ['about', 'connect', 'basics'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

const welcome = object({ step: oneOf(welcomeSteps), isDone: boolean });
export type Welcome = Checked<typeof welcome>;

export const { read: readWelcome, write: writeWelcome } = defineSetting<Welcome>('welcome', welcome, () => ({
  step: 'about',
  isDone: false,
}));

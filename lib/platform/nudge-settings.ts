/** How the agent wants to be told of limits. */
import { defaultNudges, nudgeSettings } from '../domain/nudges.ts';
import { defineSetting } from './setting.ts';

export const { read: readNudgeSettings, write: writeNudgeSettings } = defineSetting(
  'nudges',
  nudgeSettings,
  () => defaultNudges,
);

/** The targets that the agent set. */
import { defaultTargets, type Target, targets } from '../domain/targets.ts';
import { defineSetting } from './setting.ts';

export const { read: readTargets, write: writeTargets } = defineSetting<readonly Target[]>(
  'targets',
  targets,
  () => defaultTargets,
);

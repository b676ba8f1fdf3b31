/** The targets: the worker has no use for them. */
import { defaultTargets, type Target, targets } from '../domain/targets.ts';
import { defineSetting } from './setting.ts';

export const { read: readTargets, write: writeTargets } = defineSetting<readonly Target[]>(
  'targets',
  targets.parse,
  () => defaultTargets,
);

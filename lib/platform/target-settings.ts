/** The targets that the agent set. */
import { defaultTargets, type Target, targets } from '../domain/targets.ts';
import { defineSetting, isDamaged } from './setting.ts';

export const { read: readTargets, write: writeTargets } = defineSetting<readonly Target[]>(
  'targets',
  targets,
  () => defaultTargets,
);

export function hasDamagedTargets(): Promise<boolean> {
  return isDamaged('targets', targets);
}

/** The targets that the agent set. */
import { defaultTargets, type Target, targets } from '../domain/targets.ts';
import { defineSetting, isDamaged } from './setting.ts';

const key = 'targets';

export const { read: readTargets, write: writeTargets } = defineSetting<readonly Target[]>(
  key,
  targets,
  () => defaultTargets,
);

export function hasDamagedTargets(): Promise<boolean> {
  return isDamaged(key, targets);
}

/** The targets: the team's, where policy sets them, else those that the agent set. */
import { defaultTargets, type Target, targets } from '../domain/targets.ts';
import { managedPart } from './managed.ts';
import { defineSetting, isDamaged } from './setting.ts';

export const { read: readOwnTargets, write: writeTargets } = defineSetting<readonly Target[]>(
  'targets',
  targets,
  () => defaultTargets,
);

/** Those that figures are held against. */
export async function readTargets(): Promise<readonly Target[]> {
  return (await managedPart('targets', targets)) ?? readOwnTargets();
}

export function hasDamagedTargets(): Promise<boolean> {
  return isDamaged('targets', targets);
}

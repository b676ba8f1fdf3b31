import type { Scene } from '../../handle-time/scene.ts';

/** A play, named after the complaint about handle time that it answers. */
export type Scenario = {
  complaint: string;
  /** What is played. */
  play: string;
  perform(scene: Scene): Promise<unknown>;
};

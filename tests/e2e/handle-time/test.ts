/** The fixtures of the plays: one browser for all that a worker plays, a scene for each. */
import { test as base } from '@playwright/test';
import { type Desk, setUpDesk } from '../../handle-time/desk.ts';
import { createScene, type Scene } from '../../handle-time/scene.ts';

export const test = base.extend<{ scene: Scene }, { desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const desk = await setUpDesk();
      await use(desk);
      await desk.tearDown();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  scene: async ({ desk }, use) => {
    const scene = createScene(desk);
    await use(scene);
    await scene.clear();
  },
});

export { expect } from '@playwright/test';

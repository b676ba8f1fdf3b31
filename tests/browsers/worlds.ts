/** The worlds of a page that the extension's content scripts live in, apart from the page's own. */
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './extension-browser.ts';

/** Runs a function there; it goes as text, and can use nothing from outside. */
type Run = <Argument>(act: (argument: Argument) => void, argument: Argument) => Promise<void>;

export async function worldsOf({ context, origin }: ExtensionBrowser, page: Page): Promise<Run[]> {
  const session = await context.newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world));
  await session.send('Runtime.enable');
  return worlds
    .filter((world) => world.origin === origin)
    .map(({ id }) => async (act, argument) => {
      const expression = `(${act})(${JSON.stringify(argument)})`;
      await session.send('Runtime.evaluate', { contextId: id, expression });
    });
}

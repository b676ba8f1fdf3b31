/** A browser with the extension, and two helpdesks that it is connected to: what many plays happen in. */
import { setIdleLimit } from '../browsers/attention.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from '../practice/server.ts';
import type { View } from './agent.ts';

export type Desk = {
  extension: ExtensionBrowser;
  helpdesk: PracticeHelpdesk;
  /** Another helpdesk of the same agent's, with tickets of the same numbers. */
  secondHelpdesk: PracticeHelpdesk;
  /** A page that is no ticket. */
  elsewhere: View;
  tearDown(): Promise<void>;
};

/** The shortest that can be set. */
export const idleLimitMs = 15_000;

const lifetimeMs = 3 * 3_600_000;

export async function setUpDesk(): Promise<Desk> {
  const options = { signedInAs: 'anna', answers: false, maxLifetimeMs: lifetimeMs } as const;
  const [helpdesk, secondHelpdesk] = [
    await startPracticeHelpdesk(options),
    await startPracticeHelpdesk(options),
  ];
  const extension = await launchWithExtension({ isPlain: true });
  for (const { url } of [helpdesk, secondHelpdesk]) await extension.connect('zendesk', url);
  await setIdleLimit(await extension.consolePage(), idleLimitMs);
  const page = await extension.context.newPage();
  await page.goto(`${helpdesk.url}/agent/dashboard`);
  return {
    extension,
    helpdesk,
    secondHelpdesk,
    elsewhere: { page },
    async tearDown() {
      await extension.close();
      await helpdesk.stop();
      await secondHelpdesk.stop();
    },
  };
}

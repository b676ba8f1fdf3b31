/** What an organisation sets by policy, in a Chromium that really reads one. */
import { rm } from 'node:fs/promises';
import { builtExtension, launchWithExtension } from '../browsers/extension-browser.ts';
import { copyForChromium, placeForChromium } from '../browsers/policy.ts';
import { readRecords } from '../browsers/records.ts';
import { inspect } from './inspect.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

const policy = {
  name: 'Tier one',
  targets: [{ metric: 'first-response-time', statistic: 'median', value: 1_200_000 }],
  definitions: { fcrWindowDays: 14 },
  helpdeskRules: [{ helpdesk: 'fax', origin: 'https://acme.zendesk.com' }],
};

test('a policy wins, is not editable, names what is wrong with it, and gives way to the agent’s own', async () => {
  test.setTimeout(90_000);
  const copy = await copyForChromium(builtExtension);
  const placed = await placeForChromium(copy.id, policy);
  const extension = await launchWithExtension({ extension: copy.folder });
  try {
    expect(extension.origin).toBe(`chrome-extension://${copy.id}`);
    const page = await extension.context.newPage();
    await page.goto(`${extension.origin}/popup.html#targets`);
    const frt = page.getByRole('region', { name: 'First response time', exact: true });
    if (!placed) {
      console.warn('Not seen: a policy. It takes Debian’s Chromium, and root to write to /etc/chromium.');
      await expect(frt).toContainText('median at most 1 h');
      await expect(page.getByRole('button', { name: 'Add a target' })).toBeVisible();
      return;
    }
    const window = async () => {
      const [state] = (await readRecords(extension)).filing as {
        now: { definitions: { fcrWindowDays: number } };
      }[];
      return state?.now.definitions.fcrWindowDays;
    };
    await expect(frt).toContainText(/median at most 20\smin/);
    await expect(page.getByRole('status')).toContainText('Set by your team.');
    await expect(page.getByRole('button', { name: /Change|Remove|Add a target|Restore/ })).toHaveCount(0);
    await expect.poll(window).toBe(14);
    await inspect(page, 'targets-policy');

    await page.goto(`${extension.origin}/popup.html#team`);
    await page.reload();
    const part = page.getByRole('region', { name: 'Set by your organisation: Tier one' });
    await expect(part).toContainText('1 target · 1 definition');
    await expect(part.getByRole('alert')).toContainText(
      'helpdeskRules[0].helpdesk: This is not one of the values that it can have.',
    );
    await inspect(page, 'team-policy');

    await placed.remove();
    await expect.poll(window, { timeout: 40_000 }).toBe(7);
    await page.goto(`${extension.origin}/popup.html#targets`);
    await page.reload();
    await expect(frt).toContainText('median at most 1 h');
    await expect(page.getByRole('button', { name: 'Add a target' })).toBeVisible();
  } finally {
    await placed?.remove();
    await extension.close();
    await rm(copy.folder, { recursive: true, force: true });
  }
});

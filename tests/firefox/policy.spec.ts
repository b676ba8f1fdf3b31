/** What an organisation sets by policy, in a Firefox that reads it from its `policies.json`. */
import { rm } from 'node:fs/promises';
import { builtExtension, launchFirefox } from '../browsers/firefox-extension.ts';
import { copyForFirefox, placeForFirefox } from '../browsers/policy.ts';
import { expect, test } from './test.ts';

const policy = {
  name: 'Tier one',
  targets: [{ metric: 'first-response-time', statistic: 'median', value: 1_200_000 }],
  definitions: { fcrWindowDays: 14 },
};

test('a policy is read from policies.json; without one there is no error', async () => {
  const copy = await copyForFirefox(builtExtension);
  const placed = await placeForFirefox(copy.id, policy);
  const firefox = await launchFirefox({ extension: copy.folder });
  try {
    await firefox.tab.goto(`${firefox.origin}/popup.html#team`);
    await expect.poll(() => firefox.tab.text()).toContain('Team set-up');
    if (placed) {
      await expect.poll(() => firefox.tab.text()).toContain('Set by your organisation: Tier one');
      expect(await firefox.tab.text()).toContain('1 target · 1 definition');
    } else {
      console.warn('Not seen: a policy. It takes root, to write to /etc/firefox, and no policy there yet.');
      expect(await firefox.tab.text()).not.toContain('Set by your organisation');
    }
  } finally {
    await placed?.remove();
    await firefox.close();
    await rm(copy.folder, { recursive: true, force: true });
  }
});

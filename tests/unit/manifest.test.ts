import { describe, expect, test } from 'vitest';
import type { ConfigEnv, UserManifest } from 'wxt';
import config from '../../wxt.config.ts';

async function manifest(browser: string, mode: string): Promise<UserManifest> {
  const build = config.manifest as (env: ConfigEnv) => UserManifest | Promise<UserManifest>;
  return build({ browser, mode, command: 'build', manifestVersion: 3 });
}

const permissions = ['activeTab', 'alarms', 'idle', 'scripting', 'storage', 'unlimitedStorage'];
const optionalHosts = ['https://*.zendesk.com/*', 'https://*/*', 'http://*/*'];

describe.each(['chrome', 'firefox', 'edge'])('%s', (browser) => {
  test('in production: no host is granted at install', async () => {
    const built = await manifest(browser, 'production');
    expect(built.permissions).toEqual(permissions);
    expect(built.optional_host_permissions).toEqual(optionalHosts);
    expect(built).not.toHaveProperty('host_permissions');
    expect(built.optional_permissions).toEqual(['notifications']);
    expect(built).not.toHaveProperty('content_scripts');
    expect(built).not.toHaveProperty('externally_connectable');
    expect(built).not.toHaveProperty('web_accessible_resources');
    // What a policy may set; Firefox takes a policy without a schema, and knows no such key.
    expect(built.storage).toEqual(
      browser === 'firefox' ? undefined : { managed_schema: 'managed-schema.json' },
    );
    // Firefox's own default would turn a GET to a plain-http helpdesk into https; the rest of it stays.
    expect(built.content_security_policy).toEqual(
      browser === 'firefox' ? { extension_pages: "script-src 'self'; object-src 'self';" } : undefined,
    );
  });

  test('for practice and tests: this machine’s hosts and notifications are given, nothing else more', async () => {
    const [{ optional_permissions: optional, ...production }, practice] = await Promise.all([
      manifest(browser, 'production'),
      manifest(browser, 'practice'),
    ]);
    expect(practice).toEqual({
      ...production,
      permissions: [...permissions, ...(optional ?? [])],
      host_permissions: ['http://127.0.0.1/*', 'http://desk.practice.example/*'],
    });
  });
});

test('Firefox is told that no data is collected', async () => {
  const { browser_specific_settings: settings } = await manifest('firefox', 'production');
  expect(settings).toEqual({
    gecko: {
      id: 'firstline@firstline.example',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
  });
});

test('Chromium: the oldest version that is supported', async () => {
  expect(await manifest('chrome', 'production')).toMatchObject({ minimum_chrome_version: '123' });
});

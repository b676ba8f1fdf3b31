import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { builtExtension } from '../browsers/firefox-extension.ts';

type Finding = { code: string; file: string };

/** Warnings that stand, and why. */
const explained: Record<string, string> = {
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION:
    'Firefox for Android before 142 does not know data_collection_permissions; this extension is not offered there.',
  UNSAFE_VAR_ASSIGNMENT:
    'Preact assigns innerHTML where a component says dangerouslySetInnerHTML; none of ours does.',
};

test("Mozilla's linter finds no error, and no warning that is not explained", () => {
  const linter = fileURLToPath(new URL('../../node_modules/web-ext/bin/web-ext.js', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [linter, 'lint', '-s', builtExtension, '--output', 'json'], {
    encoding: 'utf8',
    // It would look for a newer version of itself.
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  const { errors, warnings, notices } = JSON.parse(stdout) as Record<string, Finding[]>;
  expect(errors).toEqual([]);
  expect([...(warnings ?? []), ...(notices ?? [])].filter(({ code }) => !explained[code])).toEqual([]);
});

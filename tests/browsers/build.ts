/** Builds the extension for the practice helpdesk and the tests. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wxt = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

export type BuildMode = 'practice' | 'paced';

/** @returns the folder of the built extension @throws {Error} with the build's own words */
export function buildExtension(mode: BuildMode, env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'build', '--mode', mode], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}\n${stderr}`);
  return fileURLToPath(new URL(`../../dist/chrome-mv3-${mode}`, import.meta.url));
}

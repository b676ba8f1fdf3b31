/**
 * Policies as an organisation's administrator sets them: files in the folders from which Debian's browsers read. Only
 * root may write there, and not every browser looks there; then there is none, and a test says what it did not see.
 * Other browsers of this machine read the same folders, so a policy speaks of an extension that only its test has.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium.ts';

export type PlacedPolicy = { remove(): Promise<void> };

/** A copy of a build under an id of its own. Remove its folder in the end. */
export type ExtensionCopy = { folder: string; id: string };

type Manifest = { key?: string; browser_specific_settings?: { gecko: { id: string } } };

async function copyOf(build: string, change: (manifest: Manifest) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-copy-'));
  await cp(build, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest: Manifest = JSON.parse(await readFile(file, 'utf8'));
  change(manifest);
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/** Chromium makes an extension's id of its key: the first 128 bits of its hash, in letters from a to p. */
export async function copyForChromium(build: string): Promise<ExtensionCopy> {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  const folder = await copyOf(build, (manifest) => {
    manifest.key = key.toString('base64');
  });
  return { folder, id };
}

export async function copyForFirefox(build: string): Promise<ExtensionCopy> {
  const id = 'policy-test@firstline.example';
  const folder = await copyOf(build, (manifest) => {
    if (manifest.browser_specific_settings) manifest.browser_specific_settings.gecko.id = id;
  });
  return { folder, id };
}

/** @returns undefined: not possible here */
export async function placeForChromium(id: string, values: object): Promise<PlacedPolicy | undefined> {
  if (process.platform !== 'linux' || findChromium().name !== 'Chromium') return undefined;
  const folder = '/etc/chromium/policies/managed';
  for (const name of await readdir(folder).catch(() => [])) {
    const [, placedBy] = /^firstline-test-(\d+)\.json$/.exec(name) ?? [];
    if (placedBy && !isRunning(Number(placedBy))) await rm(join(folder, name), { force: true });
  }
  const policy = { '3rdparty': { extensions: { [id]: values } } };
  return place(join(folder, `firstline-test-${process.pid}.json`), policy);
}

/** Firefox reads one file only: where there is one already, there is no test. @returns undefined: not possible here */
export async function placeForFirefox(id: string, values: object): Promise<PlacedPolicy | undefined> {
  if (process.platform !== 'linux') return undefined;
  const file = '/etc/firefox/policies/policies.json';
  const placedBy = await readFile(file, 'utf8').then(
    (text) => Number(JSON.parse(text).placedBy),
    () => undefined,
  );
  if (placedBy && !isRunning(placedBy)) await rm(file, { force: true });
  const policies = { '3rdparty': { Extensions: { [id]: values } } };
  return place(file, { policies, placedBy: process.pid });
}

/** A run that was killed leaves its file behind, for the next one to remove. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What is there already stays. */
async function place(file: string, content: object): Promise<PlacedPolicy | undefined> {
  try {
    const made = await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(content), { flag: 'wx' });
    return { remove: () => removePlaced(file, made) };
  } catch {
    return undefined;
  }
}

/** Folders that were not there before go too, unless somebody else uses them by now. */
async function removePlaced(file: string, made: string | undefined): Promise<void> {
  await rm(file, { force: true });
  let folder = dirname(file);
  while (made && folder.startsWith(made)) {
    await rmdir(folder).catch(() => undefined);
    folder = dirname(folder);
  }
}

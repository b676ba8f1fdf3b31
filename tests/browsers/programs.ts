/** Where programs lie, and how a missing one gets onto a Debian machine. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first that is there, of commands on the PATH and absolute paths. */
export function findProgram(candidates: readonly string[]): string | undefined {
  return candidates.map(locate).find((path) => path !== undefined);
}

function locate(command: string): string | undefined {
  if (/[\\/]/.test(command)) return existsSync(command) ? command : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs a package where that is possible without asking: on Debian, as root.
 * @returns whether it was tried @throws {Error} with what apt said
 */
export function installDebianPackage(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`Installing Debian's ${name} (apt-get install ${name}) …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', name],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env: environment, encoding: 'utf8' });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}`);
  }
  return true;
}

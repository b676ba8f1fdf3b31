/**
 * Makes sure a Request Tracker 5 from the distribution's packages and libfaketime are on this machine. Knows
 * packages and paths; knows nothing about configuration, tickets or running servers.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Programs {
  readonly server: string;
  readonly setupDatabase: string;
  readonly mailgate: string;
  readonly cli: string;
  readonly libfaketime: string;
}

const PACKAGES = 'request-tracker5 rt5-standalone rt5-db-sqlite msmtp-mta libfaketime curl';
const INSTALL_COMMAND = `apt-get install -y --no-install-recommends ${PACKAGES}`;
const POLICY_FILE = '/usr/sbin/policy-rc.d';
const SAVED_POLICY_FILE = `${POLICY_FILE}.before-request-tracker`;

/** Installs what is missing where it may (root, apt-get), else throws with the command to run. */
export async function ensureInstalled(): Promise<Programs> {
  const before = locatePrograms();
  if (before.missing.length === 0) return before.found;
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) {
    throw new Error(
      `Request Tracker 5 cannot be started: missing ${before.missing.join(', ')}. ` +
        `On Debian 12 run as root: apt-get update && ${INSTALL_COMMAND}`,
    );
  }
  const logFile = join(tmpdir(), `request-tracker-install-${process.pid}.log`);
  console.log(`Installing ${PACKAGES} (missing: ${before.missing.join(', ')}); output in ${logFile}`);
  await withoutStartingServices(async () => {
    await runLogged('apt-get update', logFile);
    await runLogged(INSTALL_COMMAND, logFile);
  });
  const after = locatePrograms();
  if (after.missing.length > 0) {
    throw new Error(`Still missing after the installation: ${after.missing.join(', ')}. See ${logFile}`);
  }
  rmSync(logFile, { force: true });
  console.log('Request Tracker 5 is installed.');
  return after.found;
}

function locatePrograms(): { found: Programs; missing: string[] } {
  const missing: string[] = [];
  const need = (name: string, path: string | undefined): string => {
    if (path === undefined) missing.push(name);
    return path ?? '';
  };
  const server = '/usr/share/request-tracker5/libexec/rt-server';
  const found: Programs = {
    server: need('rt-server', existsSync(server) ? server : undefined),
    setupDatabase: need('rt-setup-database-5', onPath('rt-setup-database-5')),
    mailgate: need('rt-mailgate-5', onPath('rt-mailgate-5')),
    cli: need('rt-5', onPath('rt-5')),
    libfaketime: need('libfaketime', findLibfaketime()),
  };
  // The server starts without these two packages' files but fails later with a message that names no package.
  need('rt5-standalone', existsSync('/usr/share/doc/rt5-standalone') ? 'there' : undefined);
  need('rt5-db-sqlite', existsSync('/usr/share/doc/rt5-db-sqlite') ? 'there' : undefined);
  return { found, missing };
}

function onPath(program: string): string | undefined {
  const { PATH = '' } = process.env;
  const folders = [...PATH.split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function findLibfaketime(): string | undefined {
  const multiarchFolders = readdirSync('/usr/lib').filter((name) => name.includes('-linux-'));
  return multiarchFolders
    .map((name) => join('/usr/lib', name, 'faketime/libfaketime.so.1'))
    .find((path) => existsSync(path));
}

/** Keeps package scripts from starting services, and puts the machine's own policy back whatever happens. */
async function withoutStartingServices(action: () => Promise<void>): Promise<void> {
  restorePolicy();
  if (existsSync(POLICY_FILE)) renameSync(POLICY_FILE, SAVED_POLICY_FILE);
  writeFileSync(POLICY_FILE, '#!/bin/sh\nexit 101\n');
  chmodSync(POLICY_FILE, 0o755);
  // A package manager cut off half-way leaves a broken machine, so a signal takes effect after it has ended.
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    await action();
  } finally {
    rmSync(POLICY_FILE, { force: true });
    restorePolicy();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    if (isInterrupted) process.exit(130);
  }
}

function restorePolicy(): void {
  if (existsSync(SAVED_POLICY_FILE)) renameSync(SAVED_POLICY_FILE, POLICY_FILE);
}

function runLogged(command: string, logFile: string): Promise<void> {
  const log = openSync(logFile, 'a');
  const child = spawn('sh', ['-c', command], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', log, log],
  });
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`"${command}" ended with ${code}. Its output is in ${logFile}`));
    });
  }).finally(() => closeSync(log));
}

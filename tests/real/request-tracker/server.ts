/**
 * Starts one throw-away Request Tracker 5 on 127.0.0.1 whose clock stands where the test puts it. Knows
 * processes, folders and the clock; knows no tickets.
 */

import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Programs } from './install.ts';
import { ensureInstalled } from './install.ts';
import { initialData, siteConfig } from './seed.ts';

export interface RequestTracker {
  readonly url: string;
  readonly folder: string;
  readonly databaseFile: string;
  readonly programs: Programs;
  /** The server's clock stands still at this instant until the next call; whole seconds. */
  setClock(instant: string | Date): void;
  stop(): Promise<void>;
}

const LIFETIME_SECONDS = 30 * 60;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
/** Starlet serves one connection a worker, and Chromium opens six at once, some of them idle. */
const WORKERS = 8;

const run = promisify(execFile);

export async function startRequestTracker(): Promise<RequestTracker> {
  const programs = await ensureInstalled();
  const folder = mkdtempSync(join(tmpdir(), 'request-tracker-'));
  const stopNow = new Cleanup(folder);
  try {
    const port = await freePort();
    const environment = prepareFolder(folder, port);
    const setClock = (instant: string | Date): void => writeClock(folder, instant);
    setClock(new Date());
    await setUpDatabase(programs, folder, environment);

    const errorFile = join(folder, 'server.log');
    const server = spawnServer(programs, folder, port, environment, errorFile);
    stopNow.group = server.pid;
    const url = `http://127.0.0.1:${port}`;
    await waitForAnswer(url, server, errorFile);
    return {
      url,
      folder,
      databaseFile: join(folder, 'data/rt.sqlite'),
      programs,
      setClock,
      stop: () => stopNow.gently(),
    };
  } catch (error) {
    await stopNow.gently();
    throw error;
  }
}

/** Ends the server's process group and removes the folder, also when this process ends without stop. */
class Cleanup {
  group: number | undefined;
  readonly #folder: string;
  readonly #atExit = (): void => this.#atOnce();
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.#atOnce();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };

  constructor(folder: string) {
    this.#folder = folder;
    process.once('exit', this.#atExit).once('SIGINT', this.#onSignal).once('SIGTERM', this.#onSignal);
  }

  async gently(): Promise<void> {
    if (this.group !== undefined) {
      signalGroup(this.group, 'SIGTERM');
      const deadline = Date.now() + STOP_TIMEOUT_MS;
      while (signalGroup(this.group, 0) && Date.now() < deadline) await sleep(50);
    }
    this.#atOnce();
  }

  #atOnce(): void {
    process.off('exit', this.#atExit).off('SIGINT', this.#onSignal).off('SIGTERM', this.#onSignal);
    if (this.group !== undefined) {
      const killed = childrenOf(this.group);
      signalGroup(this.group, 'SIGKILL');
      // A process that ends properly removes these itself.
      for (const name of killed.flatMap((pid) => [`faketime_shm_${pid}`, `sem.faketime_sem_${pid}`])) {
        rmSync(join('/dev/shm', name), { force: true });
      }
    }
    this.group = undefined;
    // A worker that is just being killed may still write a file into a folder that is being emptied.
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** False when no process of the group is left. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

function childrenOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

function prepareFolder(folder: string, port: number): NodeJS.ProcessEnv {
  for (const name of ['etc/d', 'data', 'mason', 'sessions', 'home', 'tmp']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const configFile = join(folder, 'etc/RT_SiteConfig.pm');
  writeFileSync(configFile, siteConfig(port));
  writeFileSync(join(folder, 'seed.initialdata'), initialData());
  const { PATH } = process.env;
  return {
    PATH,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    RT_TEST_FOLDER: folder,
    RT_SITE_CONFIG: configFile,
    // An empty folder: otherwise the package's own snippets are loaded too.
    RT_SITE_CONFIG_DIR: join(folder, 'etc/d'),
  };
}

async function setUpDatabase(programs: Programs, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const options = { env, cwd: folder, timeout: START_TIMEOUT_MS };
  const seedFile = join(folder, 'seed.initialdata');
  await run(programs.setupDatabase, ['--action', 'init'], options);
  const { stdout, stderr } = await run(
    programs.setupDatabase,
    ['--action', 'insert', '--datafile', seedFile],
    options,
  );
  // The program exits with 0 when single records were refused.
  if (/\[(error|critical)\]/.test(stderr)) throw new Error(`The seed was refused:\n${stdout}${stderr}`);
}

function spawnServer(
  programs: Programs,
  folder: string,
  port: number,
  environment: NodeJS.ProcessEnv,
  errorFile: string,
): ChildProcess {
  const errors = openSync(errorFile, 'a');
  // timeout(1) bounds the lifetime even if this process is killed; it must not see the false clock itself.
  const server = spawn(
    'timeout',
    [
      ...['--kill-after=5', String(LIFETIME_SECONDS)],
      ...['env', `LD_PRELOAD=${programs.libfaketime}`, programs.server],
      ...[
        '--server',
        'Starlet',
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--max-workers',
        String(WORKERS),
      ],
    ],
    {
      cwd: folder,
      detached: true,
      stdio: ['ignore', errors, errors],
      env: {
        ...environment,
        FAKETIME_TIMESTAMP_FILE: join(folder, 'clock'),
        FAKETIME_NO_CACHE: '1',
      },
    },
  );
  closeSync(errors);
  return server;
}

async function waitForAnswer(url: string, server: ChildProcess, errorFile: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes('id="login"')) return;
    await sleep(100);
  }
  throw new Error(
    `Request Tracker does not answer at ${url}:\n${readFileSync(errorFile, 'utf8').slice(-4_000)}`,
  );
}

function writeClock(folder: string, instant: string | Date): void {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) throw new Error(`Not an instant: ${String(instant)}`);
  if (at.getTime() > Date.now()) throw new Error(`In the future: ${at.toISOString()}`);
  const file = join(folder, 'clock');
  writeFileSync(`${file}.next`, `${at.toISOString().slice(0, 19).replace('T', ' ')}\n`);
  renameSync(`${file}.next`, file);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

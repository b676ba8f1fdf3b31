/** The processes of a browser that a test started, found by its profile: to end it at once, or to let it sleep. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ends the whole browser as a power cut would. */
export async function killBrowser(profile: string): Promise<void> {
  const pids = processesOf(profile);
  for (const pid of pids) signal(pid, 'SIGKILL');
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Lets no process of it run meanwhile, as when the lid of a laptop is closed. */
export async function whileAsleep(profile: string, act: () => Promise<unknown>): Promise<void> {
  const pids = processesOf(profile);
  for (const pid of pids) signal(pid, 'SIGSTOP');
  try {
    await act();
  } finally {
    for (const pid of pids) signal(pid, 'SIGCONT');
  }
}

/** The browser's own process and all that it started, parents first. @throws {Error} where there is none */
function processesOf(profile: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)));
  const isBrowser = (command: string[]) =>
    command.includes(`--user-data-dir=${profile}`) && !command.some((word) => word.startsWith('--type='));
  const found = all.filter(({ command }) => isBrowser(command)).map(({ pid }) => pid);
  if (found.length === 0) throw new Error(`no browser runs on ${profile}`);
  for (const parent of found) found.push(...all.filter((one) => one.parent === parent).map(({ pid }) => pid));
  return found;
}

function processOf(pid: number): { pid: number; parent: number; command: string[] }[] {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    // `pid (name) state parent …`; the name may have spaces and brackets.
    const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
    return [{ pid, parent, command }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}

/** A zombie waits for its parent, and does nothing more. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

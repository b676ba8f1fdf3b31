/** The browser of the unit tests: storage and messages from the fake one, permissions and scripting made here. */
import { fakeBrowser } from '@webext-core/fake-browser';

type Script = { id: string; js: string[]; matches: string[] };

/** What a test prepares and what the code did. */
export const world = {
  granted: new Set<string>(),
  scripts: new Map<string, Script>(),
  /** What happens while a permission goes. */
  onRemove: undefined as (() => Promise<void>) | undefined,
  badge: '',
  machine: 'active' as MachineState,
  idleAfterS: 0,
  tabs: [] as { id: number; url: string; discarded?: boolean }[],
  /** Calls that changed something, in order. */
  calls: [] as string[],
};

type MachineState = 'active' | 'idle' | 'locked';
type Listener = () => void;
const machineListeners = new Set<(state: MachineState) => void>();
const commandListeners = new Set<(name: string) => void>();
const added = new Set<Listener>();
const removed = new Set<Listener>();

const permissions = {
  contains: async ({ origins }: { origins: string[] }) =>
    origins.every((origin) => world.granted.has(origin)),
  remove: async ({ origins }: { origins: string[] }) => {
    for (const origin of origins) {
      world.calls.push(`remove ${origin}`);
      await world.onRemove?.();
      world.granted.delete(origin);
    }
    return true;
  },
  request: async () => false,
  onAdded: { addListener: (listener: Listener) => added.add(listener) },
  onRemoved: { addListener: (listener: Listener) => removed.add(listener) },
};

/** What the browser tells is already old when it arrives. */
const aTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

const scripting = {
  getRegisteredContentScripts: async () => {
    const scripts = [...world.scripts.values()];
    await aTurn();
    return scripts;
  },
  registerContentScripts: async (scripts: Script[]) => {
    if (scripts.some(({ id }) => world.scripts.has(id))) throw new Error('Duplicate script ID');
    for (const { id, js, matches } of scripts) {
      world.calls.push(`register ${id} ${matches.join(' ')}`);
      world.scripts.set(id, { id, js, matches });
    }
  },
  unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
    for (const id of ids) {
      if (!world.scripts.delete(id)) throw new Error('Nonexistent script ID');
      world.calls.push(`unregister ${id}`);
    }
  },
  executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) => {
    world.calls.push(`inject ${target.tabId} ${files.join(' ')}`);
  },
};

const tabs = {
  create: async ({ url }: { url: string }) => {
    world.calls.push(`open ${url}`);
  },
  query: async ({ url }: { url: string[] }) =>
    world.tabs.filter((tab) => url.some((pattern) => tab.url.startsWith(pattern.replace(/\*$/, '')))),
};

const idle = {
  queryState: async () => world.machine,
  setDetectionInterval: (seconds: number) => {
    world.idleAfterS = seconds;
  },
  onStateChanged: {
    addListener: (listener: (state: MachineState) => void) => machineListeners.add(listener),
  },
};

const commands = {
  onCommand: { addListener: (listener: (name: string) => void) => commandListeners.add(listener) },
  getAll: async () => [{ name: 'pause', shortcut: 'Alt+Shift+P' }],
};

const action = {
  setBadgeText: async ({ text }: { text: string }) => {
    world.badge = text;
  },
  setBadgeBackgroundColor: async () => {},
  setTitle: async () => {},
};

export const browser = {
  ...fakeBrowser,
  runtime: {
    ...fakeBrowser.runtime,
    id: 'firstline-test',
    getURL: (path: string) => `chrome-extension://firstline-test${path}`,
  },
  i18n: { getMessage: (key: string) => key },
  action,
  commands,
  idle,
  permissions,
  scripting,
  tabs,
};

/** Tells the extension that permissions were granted or taken, as the browser does. */
export function announcePermissions(change: 'added' | 'removed'): void {
  for (const listener of change === 'added' ? added : removed) listener();
}

/** What the machine and the keyboard do. */
export function announceMachine(state: MachineState): void {
  for (const listener of machineListeners) listener(state);
}

export function pressCommand(name: string): void {
  for (const listener of commandListeners) listener(name);
}

export function resetBrowser(): void {
  fakeBrowser.reset();
  world.granted.clear();
  world.scripts.clear();
  world.tabs.length = 0;
  world.calls.length = 0;
  world.onRemove = undefined;
  world.badge = '';
  world.machine = 'active';
  world.idleAfterS = 0;
  machineListeners.clear();
  commandListeners.clear();
  added.clear();
  removed.clear();
}

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
  machine: 'active' as MachineState | Promise<MachineState>,
  idleAfterS: 0,
  title: '',
  /** Alarms, by name: when they ring. */
  alarms: new Map<string, number>(),
  /** Permissions that are no hosts. */
  allowed: new Set<string>(),
  /** What the person says to the permission that is asked for. */
  answerRequest: (_isGiven: boolean) => {},
  /** `<id> <title> <message>`, in order. */
  notifications: [] as string[],
  /** What happens before one is shown. */
  onNotify: undefined as (() => void) | undefined,
  /** What a tab's content script answers; a tab that is not here has none. */
  answers: new Map<number, (message: unknown) => unknown>(),
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
  contains: async ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
    origins.every((origin) => world.granted.has(origin)) &&
    permissions.every((name) => world.allowed.has(name)),
  remove: async ({ origins }: { origins: string[] }) => {
    for (const origin of origins) {
      world.calls.push(`remove ${origin}`);
      await world.onRemove?.();
      world.granted.delete(origin);
    }
    return true;
  },
  request: ({ permissions = [] }: { permissions?: string[] }) => {
    world.calls.push(`request ${permissions.join(' ')}`);
    return new Promise<boolean>((resolve) => {
      world.answerRequest = (isGiven) => {
        if (isGiven) for (const name of permissions) world.allowed.add(name);
        resolve(isGiven);
      };
    });
  },
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

/** Match patterns have no ports. */
const isAt = (url: string, pattern: string) =>
  url.replace(/:\d+\//, '/').startsWith(pattern.replace(/\*$/, ''));

const tabs = {
  query: async ({ url }: { url?: string | string[] }) =>
    world.tabs
      .filter((tab) => url === undefined || [url].flat().some((pattern) => isAt(tab.url, pattern)))
      .map((tab) => ({ windowId: 1, ...tab })),
  sendMessage: async (id: number, message: unknown) => {
    const answer = world.answers.get(id);
    if (!answer) throw new Error('Could not establish connection.');
    return answer(message);
  },
  create: async ({ url }: { url: string }) => {
    world.calls.push(`open ${url}`);
  },
  update: async (id: number) => {
    world.calls.push(`front ${id}`);
    return { id, windowId: 1 };
  },
  getCurrent: async () => ({ id: 99 }),
  remove: async (id: number) => {
    world.calls.push(`close ${id}`);
  },
};

const windows = {
  update: async (id: number) => {
    world.calls.push(`window ${id}`);
  },
};

const rung = new Set<(alarm: { name: string }) => void>();
const alarms = {
  create: async (name: string, { when }: { when: number }) => {
    world.alarms.set(name, when);
  },
  clear: async (name: string) => world.alarms.delete(name),
  onAlarm: { addListener: (listener: (alarm: { name: string }) => void) => rung.add(listener) },
};

export function ring(name: string): void {
  for (const listener of rung) listener({ name });
}

const clicked = new Set<(id: string) => void>();
const notifications = {
  create: async (id: string, { title, message }: { title: string; message: string }) => {
    world.onNotify?.();
    world.notifications.push(`${id} ${title} ${message}`);
  },
  clear: async () => true,
  onClicked: {
    addListener: (listener: (id: string) => void) => clicked.add(listener),
  },
};

export function clickNotification(id: string): void {
  for (const listener of clicked) listener(id);
}

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
  setTitle: async ({ title }: { title: string }) => {
    world.title = title;
  },
};

export const browser = {
  ...fakeBrowser,
  runtime: {
    ...fakeBrowser.runtime,
    id: 'firstline-test',
    getURL: (path: string) => `chrome-extension://firstline-test${path}`,
  },
  i18n: {
    getMessage: (key: string, substitutions: string[] = []) => [key, ...substitutions].join(' '),
  },
  action,
  commands,
  idle,
  alarms,
  /** Undefined until it is allowed, as in a browser. */
  get notifications() {
    return world.allowed.has('notifications') ? notifications : undefined;
  },
  permissions,
  scripting,
  tabs,
  windows,
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
  world.title = '';
  world.alarms.clear();
  world.allowed.clear();
  world.notifications.length = 0;
  world.onNotify = undefined;
  world.answers.clear();
  rung.clear();
  clicked.clear();
  added.clear();
  removed.clear();
}

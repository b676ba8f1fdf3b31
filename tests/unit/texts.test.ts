/** The texts for people, held against the code that they speak of. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { StoreNames } from 'idb';
import { describe, expect, test } from 'vitest';
import type { ConfigEnv, UserManifest } from 'wxt';
import type { FirstlineDB } from '../../lib/db/schema.ts';
import type { DayRow } from '../../lib/domain/day-sheet.ts';
import type { Actor, TicketEvent } from '../../lib/domain/ticket.ts';
import { ticketEvent, ticketSnapshot } from '../../lib/domain/ticket.ts';
import { unreadableReasons } from '../../lib/helpdesks/adapter.ts';
import packageJson from '../../package.json' with { type: 'json' };
import config from '../../wxt.config.ts';
import { filesUnder, root, sourceOf } from './imports.ts';

const folder = '.github';
const texts = readdirSync(join(root, folder))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `${folder}/${file}`);
const contributing = sourceOf('.github/CONTRIBUTING.md');
const privacy = sourceOf('.github/PRIVACY.md');
const permissions = sourceOf('.github/PERMISSIONS.md');

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** The part under a heading, with the parts below it. */
function section(text: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  const [, after = ''] = `\n${text}`.split(`\n${heading}\n`);
  return after.split(new RegExp(`\n#{1,${level}} `))[0] ?? '';
}

/** The names in the first column of the tables of a part, up to its next heading. */
const namesIn = (part: string) => all(part.split('\n#')[0] ?? '', /^\| `(\w+)` \|/gm);

describe.each(texts)('%s', (file) => {
  const text = sourceOf(file);

  test('links point to files and headings that are there', () => {
    const slug = (title: string) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-');
    const broken = all(text, /\]\(([^)]+)\)/g).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : normalize(join(dirname(file), path));
      if (!existsSync(join(root, target))) return true;
      return (
        anchor !== undefined &&
        !all(sourceOf(target), /^#+ (.+)$/gm)
          .map(slug)
          .includes(anchor)
      );
    });
    expect(broken).toEqual([]);
  });

  test('names files and folders that are there', () => {
    const named = all(text, /`((?:lib|tests|components|entrypoints|public|\.github)\/[\w./-]+)`/g);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('CONTRIBUTING', () => {
  const named = new Set([
    ...all(contributing, /\bnpm run ([\w:]+)/g),
    ...all(contributing, /\bnpm (start|test)\b/g),
  ]);

  test('names no script that is not there', () => {
    expect([...named].filter((script) => !(script in packageJson.scripts))).toEqual([]);
  });

  test('names every script that people run', () => {
    const byItself = ['prepare', 'build:firefox'];
    const scripts = Object.keys(packageJson.scripts).filter((script) => !byItself.includes(script));
    expect(scripts.filter((script) => !named.has(script))).toEqual([]);
  });

  test.each([
    ['content script', /content script is at most (\d+) kB/, /(\d+) \* kilobyte/g, 0],
    ['worker', /worker at most (\d+) kB/, /(\d+) \* kilobyte/g, 1],
  ])('says the budget of the %s as the test of the package does', (_, said, held, index) => {
    expect(said.exec(contributing)?.[1]).toBe(all(sourceOf('tests/built/package.test.ts'), held)[index]);
  });

  test('says the requests of a reading as the adapter’s contract does', () => {
    const held = /maxRequests = (\d+)/.exec(sourceOf('lib/helpdesks/adapter.ts'))?.[1];
    expect(/reading makes at most (\d+) requests/.exec(contributing)?.[1]).toBe(held);
    expect(/reading makes at most (\d+) requests/.exec(privacy)?.[1]).toBe(held);
  });

  test('has a line for every room', () => {
    const rooms = readdirSync(join(root, 'lib')).map((room) => `lib/${room}`);
    const lines = all(section(contributing, '## Architecture'), /^\| `([\w/]+)` \|/gm);
    expect(lines.sort()).toEqual([...rooms, 'components', 'entrypoints'].sort());
  });

  test('names reasons that there are', () => {
    const reasons: readonly string[] = unreadableReasons;
    const named = all(section(contributing, '### 4. Write the adapter'), /`([a-z]+-[a-z-]+)`/g);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((reason) => !reasons.includes(reason))).toEqual([]);
  });
});

type KeyOf<T> = T extends unknown ? keyof T : never;
type Names<T> = Record<KeyOf<T> & string, true>;

/** The compiler keeps these equal to the types, which the database's records have and nothing else. */
const stores: { [Store in StoreNames<FirstlineDB>]: Names<FirstlineDB[Store]['value']> } = {
  tickets: {
    connection: true,
    ticket: true,
    events: true,
    complete: true,
    precision: true,
    suspect: true,
    spans: true,
    elsewhere: true,
    corrections: true,
    channel: true,
    priority: true,
    complaint: true,
    requester: true,
    accounted: true,
  },
  connections: {
    id: true,
    helpdesk: true,
    origin: true,
    base: true,
    isDemo: true,
    viewer: true,
    isPicked: true,
    profile: true,
    connectedAt: true,
    disconnectedAt: true,
  },
  seen: { connection: true, ticket: true, completeAt: true },
  open: {
    connection: true,
    ticket: true,
    for: true,
    since: true,
    mineSince: true,
    createdAt: true,
    solvedBefore: true,
    complaint: true,
    channel: true,
    priority: true,
  },
  days: { day: true, connection: true, rows: true },
  filing: { now: true, next: true },
  nextDays: { day: true, connection: true, rows: true },
  nextOpen: {
    connection: true,
    ticket: true,
    for: true,
    since: true,
    mineSince: true,
    createdAt: true,
    solvedBefore: true,
    complaint: true,
    channel: true,
    priority: true,
  },
  work: {
    open: true,
    late: true,
    elsewhere: true,
    left: true,
    pausedAt: true,
    restedAt: true,
    claimed: true,
    heard: true,
  },
};
const dayRow: Names<DayRow> = {
  ticket: true,
  channel: true,
  priority: true,
  values: true,
  leftOut: true,
  business: true,
};
const actor: Names<Actor> = { role: true, id: true };
const eventTypes: Record<TicketEvent['type'], true> = {
  created: true,
  message: true,
  status: true,
  assignment: true,
  rating: true,
  merge: true,
  handoff: true,
};

describe('PRIVACY', () => {
  const stored = section(privacy, '## What is stored');

  test('has a part for every store, and for no other', () => {
    expect(all(stored, /^### `(\w+)`$/gm).sort()).toEqual(Object.keys(stores).sort());
  });

  test.each(Object.entries(stores))('%s: names every field, and no other', (store, fields) => {
    const [first = ''] = section(stored, `### \`${store}\``).split('\nAn event has');
    expect(namesIn(first)).toEqual(Object.keys(fields));
  });

  const events = section(stored, '### `tickets`').split('\nAn event has')[1] ?? '';

  test('an event: names every field of the schema, every kind and the parts of an actor', () => {
    const parts = [{ type: true }, ticketEvent.common, ...Object.values(ticketEvent.variants)];
    const fields = new Set(parts.flatMap((part) => Object.keys(part)));
    expect(namesIn(events).sort()).toEqual([...fields].sort());
    const kinds = /^\| `type` \| (.*) \|$/m.exec(events)?.[1]?.split(/, | or /);
    expect(kinds).toEqual(Object.keys(eventTypes));
    expect(Object.keys(actor).filter((field) => !events.includes(`\`${field}\``))).toEqual([]);
  });

  test('a snapshot: what of it is not stored under its name is no fact about a person', () => {
    const storedNames = new Set([...Object.keys(stores.tickets), ...Object.keys(stores.connections)]);
    const elsewhere = Object.keys(ticketSnapshot.fields).filter((field) => !storedNames.has(field));
    expect(elsewhere).toEqual(['readAt']);
  });

  test('a day: names every field of its rows', () => {
    const rows = /^\| `rows` \| (.*) \|$/m.exec(section(stored, '### `days`'))?.[1] ?? '';
    expect(all(rows, /`(\w+)`/g)).toEqual(Object.keys(dayRow));
  });

  test('names every setting, and no other', () => {
    const platform = filesUnder('lib/platform').map(sourceOf).join('\n');
    const items = all(platform, /define(?:Lasting)?Setting(?:<[^(]*>)?\(\s*'(\w+)'/g).sort();
    expect(items.length).toBeGreaterThan(3);
    expect(namesIn(section(stored, '### Settings')).sort()).toEqual(items);
  });

  test('says of the hash what the code does', () => {
    const code = sourceOf('lib/background/pseudonyms.ts');
    const bytes = Number(/hashBytes = (\d+)/.exec(code)?.[1]);
    expect(code).toContain("{ name: 'HMAC', hash: 'SHA-256' }");
    expect(privacy).toContain(`HMAC-SHA-256 of the id that the helpdesk has for them`);
    expect(privacy).toContain(`cut to ${bytes * 8} bits`);
  });
});

describe('PERMISSIONS', async () => {
  const build = config.manifest as (env: ConfigEnv) => UserManifest | Promise<UserManifest>;
  const env = { browser: 'chrome', mode: 'production', command: 'build', manifestVersion: 3 } as const;
  const manifest = await build(env);
  const hosts: readonly string[] = manifest.optional_host_permissions ?? [];
  const optional: readonly string[] = manifest.optional_permissions ?? [];
  const asked = [...(manifest.permissions ?? []), ...optional, 'optional_host_permissions'];

  test('has one heading for every permission, and for no other', () => {
    expect(all(permissions, /^## `(\w+)`$/gm)).toEqual(asked);
  });

  test.each(asked)('%s: what for, when and where, why not something narrower', (permission) => {
    const part = section(permissions, `## \`${permission}\``);
    for (const words of ['What for', 'When', 'Why not something narrower']) {
      expect(part).toMatch(new RegExp(`^\\*\\*${words}[.?]\\*\\* \\S`, 'm'));
    }
    expect(part).toMatch(/`lib\/[\w/-]+\.ts`/);
  });

  test('names every host that may be asked for, and no other', () => {
    const part = section(permissions, '## `optional_host_permissions`');
    expect(all(part, /^- `([^`]+)`: /gm)).toEqual(hosts);
  });

  test('says of no permission that it is not asked for, if it is', () => {
    const [not = ''] = /^No .*\./m.exec(section(permissions, '## What is not asked for')) ?? [];
    const named = all(not.split('. ')[0] ?? '', /`(\w+)`/g);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((permission) => asked.includes(permission))).toEqual([]);
  });
});

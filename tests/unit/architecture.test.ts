import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf, filesUnder, type Import, importsOf, reachableFrom, sourceOf } from './imports.ts';

/**
 * Who may import whom. `types of x`: by `import type` alone, so nothing of it runs. What goes beyond the design's
 * table says why.
 */
const mayImport: Record<string, readonly string[]> = {
  entrypoints: ['components', 'lib'],
  components: [
    'components',
    'lib/stores',
    // Figures, labels and periods are drawn from the registry: one rule, one place. All of it is pure.
    'lib/domain',
    // Names of helpdesks; pure data.
    'lib/helpdesks/catalog.ts',
    'types of lib/messaging/page-status.ts',
    'lib/platform/i18n.ts',
    'lib/platform/clock.ts',
  ],
  'lib/background': ['lib/background', 'lib/domain', 'lib/db', 'lib/platform', 'lib/messaging'],
  'lib/content': [
    'lib/content',
    'types of lib/domain',
    // What a page reports of the attention is a rule of the domain; the module is pure and brings nothing along.
    'lib/domain/attention.ts',
    'lib/helpdesks',
    'lib/messaging/client.ts',
    'types of lib/messaging/protocol.ts',
    // What the popup asks and is answered: one constant and types.
    'lib/messaging/page-status.ts',
    'lib/platform',
  ],
  'lib/helpdesks': ['lib/helpdesks', 'types of lib/domain'],
  'lib/messaging': [
    'lib/messaging',
    'lib/domain',
    'lib/platform/clock.ts',
    'lib/platform/runtime.ts',
    'types of lib/platform/http.ts',
  ],
  // Settings are held to the domain's checks; the words' type is the locale file's.
  'lib/platform': ['lib/platform', 'lib/domain', 'types of public/_locales/en/messages.json'],
  'lib/stores': [
    'lib/stores',
    'lib/db',
    'lib/domain',
    'lib/platform',
    'lib/messaging',
    // Which helpdesk the tab in front belongs to; pure data.
    'lib/helpdesks/catalog.ts',
    // A page saves the files that it makes.
    'lib/exchange',
  ],
  'lib/exchange': ['lib/exchange', 'lib/domain'],
  'lib/db': ['lib/db', 'lib/domain'],
  'lib/domain': ['lib/domain'],
};

const packages: Record<string, readonly string[]> = {
  entrypoints: ['preact', 'wxt'],
  components: ['preact'],
  'lib/background': ['types of idb'],
  'lib/content': ['types of wxt'],
  'lib/helpdesks': [],
  'lib/messaging': [],
  'lib/platform': ['wxt'],
  'lib/stores': ['zustand/vanilla', 'preact/hooks'],
  'lib/exchange': ['zod/mini', 'papaparse', 'hyparquet-writer'],
  'lib/db': ['idb'],
  'lib/domain': ['zod/mini', 'date-fns', '@date-fns/tz'],
};

const all = ['lib', 'components', 'entrypoints'].flatMap((folder) => filesUnder(folder));
const lib = filesUnder('lib');
const areaOf = (file: string) =>
  file
    .split('/')
    .slice(0, file.startsWith('lib/') ? 2 : 1)
    .join('/');
const isFile = (to: string) => /^(lib|components|entrypoints|public|tests)\//.test(to) || /^\.\.?\//.test(to);

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const allowed = (isFile(to) ? mayImport : packages)[areaOf(from)] ?? [];
  if (areaOf(from) === 'entrypoints' && /\.css$/.test(to)) return true;
  return allowed.some((entry) => {
    const target = entry.replace(/^types of /, '');
    const isOfTypes = target !== entry;
    return (to === target || to.startsWith(`${target}/`)) && (typeOnly || !isOfTypes);
  });
}

describe('who may import whom', () => {
  test('every folder has its line in the table', () => {
    const areas = [...new Set(all.map(areaOf))].sort();
    expect(areas.filter((area) => !(area in mayImport) || !(area in packages))).toEqual([]);
  });

  test('and keeps to it', () => {
    const wrong = all.flatMap((file) => importsOf(file)).filter((one) => !isAllowed(one));
    expect(wrong.map(({ from, to, typeOnly }) => `${from} → ${to}${typeOnly ? ' (types)' : ''}`)).toEqual([]);
  });

  test.each([
    ['lib/domain/a.ts', "import { x } from '../db/schema.ts';", false],
    ['lib/domain/a.ts', "import type { X } from '../db/schema.ts';", false],
    ['lib/helpdesks/a.ts', "import type { X } from '../domain/ticket.ts';", true],
    ['lib/helpdesks/a.ts', "import { type X, y } from '../domain/ticket.ts';", false],
    ['lib/helpdesks/a.ts', "import { type X } from '../domain/ticket.ts';", false],
    ['lib/helpdesks/a.ts', "import * as z from 'zod/mini';", false],
    ['lib/helpdesks/a.ts', "export {\n  x,\n} from '../content/page.ts';", false],
    ['lib/helpdesks/a.ts', "const x = import('../content/page.ts');", false],
    ['lib/content/a.ts', "import '../messaging/server.ts';", false],
    ['lib/background/a.ts', "import { zendesk } from '../helpdesks/zendesk.ts';", false],
    ['lib/background/a.ts', "import { catalog } from '../helpdesks/catalog.ts';", false],
    ['lib/stores/a.ts', "import { catalog } from '../helpdesks/catalog.ts';", true],
    ['lib/messaging/a.ts', "import * as z from 'zod/mini';", false],
    ['lib/domain/a.ts', "import * as z from 'zod/mini';", true],
    ['lib/db/a.ts', "import * as z from 'zod/mini';", false],
    ['components/A.tsx', "import { openDatabase } from '../lib/db/connection.ts';", false],
    ['entrypoints/popup/main.tsx', "import './style.css';", true],
  ])('the test sees through: %s %s', (file, source, allowed) => {
    const [found] = importsOf(file, source);
    expect(found && isAllowed(found)).toBe(allowed);
  });
});

describe('what content scripts and the worker bring along', () => {
  const scripts = filesUnder('entrypoints', /\.content\.ts$/);

  test.each(scripts)('%s: its own adapter, no schema library, no database', (script) => {
    const reached = [...reachableFrom(script)];
    const id = basename(script, '.content.ts');
    const adapters = filesUnder('entrypoints', /\.content\.ts$/).map((file) => basename(file, '.content.ts'));
    expect(reached).toContain(`lib/helpdesks/${id}.ts`);
    expect(reached.filter((file) => /^(zod|idb|date-fns|@date-fns|preact|zustand)\b/.test(file))).toEqual([]);
    expect(reached.filter((file) => /^lib\/(db|stores|background|exchange)\//.test(file))).toEqual([]);
    expect(reached).not.toContain('lib/messaging/protocol.ts');
    const others = adapters.filter((other) => other !== id).map((other) => `lib/helpdesks/${other}.ts`);
    expect(reached.filter((file) => others.includes(file))).toEqual([]);
  });

  test('there are some', () => {
    expect(scripts.length).toBeGreaterThan(1);
  });

  test('the worker: no adapter, nothing drawn', () => {
    const reached = [...reachableFrom('entrypoints/background/index.ts')];
    expect(reached).toContain('lib/background/recorder.ts');
    expect(
      reached.filter((file) => /^(preact|zustand)\b|^components\/|^lib\/(content|stores)\//.test(file)),
    ).toEqual([]);
    expect(reached.filter((file) => /^lib\/helpdesks\//.test(file))).toEqual([]);
  });

  test('neither worker nor content scripts: zod, which would be half of the worker', () => {
    const bringsZod = (entry: string) => [...reachableFrom(entry)].some((file) => /^zod\b/.test(file));
    expect(['entrypoints/background/index.ts', ...scripts].filter(bringsZod)).toEqual([]);
    expect(bringsZod('lib/domain/schedule-rules.ts')).toBe(true);
  });
});

/** Files of a folder in whose code a pattern stands. */
const withPattern = (files: readonly string[], pattern: RegExp) =>
  files.filter((file) => pattern.test(codeOf(file)));

describe('files and their code', () => {
  const domain = filesUnder('lib/domain');
  const outsidePlatform = all.filter((file) => !file.startsWith('lib/platform/'));
  test.each([
    ['kebab-case in lib', lib.filter((file) => !/^[a-z0-9/-]+\.ts$/.test(file))],
    [
      'PascalCase in components',
      filesUnder('components').filter((file) => !/^[A-Z][A-Za-z]*\.tsx$/.test(basename(file))),
    ],
    [
      'no file for everything',
      lib.filter((file) => /^(utils?|helpers?|index|common|misc|shared)\.ts$/.test(basename(file))),
    ],
    [
      'no default export in lib and components',
      withPattern([...lib, ...filesUnder('components')], /^export default|as default\b/m),
    ],
    [
      'only the platform touches the browser',
      withPattern(outsidePlatform, /\b(?:browser|chrome)\.\w|['"](?:wxt\/browser|@wxt-dev\/browser)['"]/),
    ],
    [
      'only the platform knows the clock’s hands',
      withPattern(outsidePlatform, /\bDate\.now\(|\bnew Date\(\)/),
    ],
    [
      'the domain has no clock',
      withPattern(domain, /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b/),
    ],
    [
      'the domain has no browser',
      withPattern(domain, /\b(?:window|document|navigator|indexedDB|localStorage|fetch)\b[.(]/),
    ],
    [
      'text is never markup',
      withPattern(
        all,
        /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b|document\.write\b/,
      ),
    ],
    ['no code from text', withPattern(all, /\beval\(|new Function\(/)],
    ['no unload', withPattern(all, /['"](?:before)?unload['"]/)],
    [
      'no cookie, no stored key of a page is read',
      withPattern(all, /document\.cookie|\b(?:local|session)Storage\b/),
    ],
    ['no any', withPattern(all, /[:<]\s*any\b|\bas any\b/)],
  ])('%s', (_, wrong) => {
    expect(wrong).toEqual([]);
  });

  test('requests to a helpdesk are made in one place, by GET', () => {
    expect(withPattern(all, /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/)).toEqual([
      'lib/platform/http.ts',
    ]);
    expect(codeOf('lib/platform/http.ts')).not.toMatch(/method:|body:/);
  });

  test('every module of lib begins by saying what it is', () => {
    const silent = lib.filter((file) => !/^(?:import type[^\n]*\n)*\/\*\*/.test(sourceOf(file)));
    expect(silent).toEqual([]);
  });
});

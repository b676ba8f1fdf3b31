import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newcomer, Refusal } from '../scaffold/newcomer.ts';
import { planHelpdesk } from '../scaffold/plan.ts';
import { templates } from '../scaffold/templates.ts';
import { unfinishedIn } from '../scaffold/unfinished.ts';
import { filesUnder, root, sourceOf } from './imports.ts';

type Files = Record<string, string>;

const ids = 'lib/domain/ticket.ts';
const catalog = 'lib/helpdesks/catalog.ts';
const registry = 'lib/helpdesks/registry.ts';
const addresses = 'tests/unit/registry.test.ts';

/** A repository of two helpdesks, cut down to what the scaffold looks for. */
const small: Files = {
  [ids]: "const before = 1;\n\nexport const helpdeskIds = ['big-desk', 'zendesk'] as const;\n",
  [catalog]: `\
import type { HelpdeskId } from '../domain/ticket.ts';

export const catalog: Readonly<Record<HelpdeskId, CatalogEntry>> = {
  'big-desk': {
    name: 'Big Desk',
  },
  zendesk: {
    name: 'Zendesk',
  },
};

export const after = 1;
`,
  [registry]: `\
import type { Adapter } from './adapter.ts';
import { bigDesk } from './big-desk.ts';
import { zendesk } from './zendesk.ts';

export const adapters: Readonly<Record<HelpdeskId, Adapter>> = { 'big-desk': bigDesk, zendesk };
`,
  [addresses]: `\
import { expect } from 'vitest';

const addresses: Record<string, { ticket: string; other: string }> = {
  zendesk: {
    ticket: 'https://acme.zendesk.com/7',
    other: 'https://acme.zendesk.com/',
  },
};
`,
};

const plan = (id: string, name = 'Toy Desk', files: Files = small): Files =>
  Object.fromEntries(planHelpdesk(id, name, (path) => files[path]).map(({ path, text }) => [path, text]));

/** The lines that a text has and another has not. */
const added = (before = '', after = '') => {
  const known = before.split('\n');
  return after.split('\n').filter((line) => !known.includes(line));
};

describe('the plan', () => {
  test('names the files that it changes and the ones that it makes', () => {
    const writes = planHelpdesk('toy-desk', 'Toy Desk', (path) => small[path]);
    const paths = (isNew: boolean) => writes.filter((one) => one.isNew === isNew).map(({ path }) => path);
    expect(paths(false)).toEqual([ids, catalog, registry, addresses]);
    expect(paths(true)).toEqual([
      'lib/helpdesks/toy-desk.ts',
      'entrypoints/toy-desk.content.ts',
      'tests/fixtures/helpdesks/toy-desk/tickets.ts',
      'tests/unit/helpdesks/toy-desk.test.ts',
    ]);
  });

  test.each(filesUnder('entrypoints', /\.content\.ts$/))('%s is as it would be written now', (file) => {
    const one = newcomer(basename(file, '.content.ts'), 'Desk');
    const template = templates.find(({ path }) => path(one.id) === file);
    expect(template?.text(one)).toBe(sourceOf(file));
    expect(sourceOf(file)).toContain('noScriptStartedPostMessage: true');
  });

  test.each([
    ['acme', "['acme', 'big-desk', 'zendesk']"],
    ['toy-desk', "['big-desk', 'toy-desk', 'zendesk']"],
    ['zoo', "['big-desk', 'zendesk', 'zoo']"],
  ])('%s has its place in the alphabet', (id, expected) => {
    expect(plan(id)[ids]).toBe(`const before = 1;\n\nexport const helpdeskIds = ${expected} as const;\n`);
  });

  test('a list that no longer fits its line has an item a line, and is found again', () => {
    let files = small;
    const more = ['one', 'two', 'three', 'four', 'five'].map((word) => `desk-of-number-${word}`);
    for (const id of more) files = { ...files, ...plan(id, 'Desk', files) };
    expect(files[ids]).toContain(
      "helpdeskIds = [\n  'big-desk',\n  'desk-of-number-five',\n  'desk-of-number-four',\n",
    );
    expect(files[registry]).toContain(
      " = {\n  'big-desk': bigDesk,\n  'desk-of-number-five': deskOfNumberFive,\n",
    );
    expect(files[registry]).toMatch(/ {2}zendesk,\n\};\n$/);
  });

  test.each([
    ['acme', /adapters: .* = \{ acme, 'big-desk': bigDesk, zendesk \};/],
    ['toy-desk', /adapters: .* = \{\n {2}'big-desk': bigDesk,\n {2}'toy-desk': toyDesk,\n {2}zendesk,\n\};/],
    ['acme', /^import \{ acme \} from '.\/acme.ts';\nimport type \{ Adapter \}/],
    ['toy-desk', /'.\/big-desk.ts';\nimport \{ toyDesk \} from '.\/toy-desk.ts';\nimport \{ zendesk \}/],
    ['zoo', /'.\/zendesk.ts';\nimport \{ zoo \} from '.\/zoo.ts';\n\nexport/],
  ])('%s is registered and imported: %s', (id, expected) => {
    expect(plan(id)[registry]).toMatch(expected);
  });

  test.each([
    ['acme', /CatalogEntry>> = \{\n {2}acme: \{\n {4}name: 'Toy Desk',\n/],
    ['toy-desk', / {2}\},\n {2}'toy-desk': \{\n[^}]*\},\n {2}zendesk: \{\n/],
    ['zoo', /name: 'Zendesk',\n {2}\},\n {2}zoo: \{\n[^}]*\},\n\};\n\nexport const after/],
  ])('%s has its entry in the catalog: %s', (id, expected) => {
    expect(plan(id)[catalog]).toMatch(expected);
  });

  test('what was there stays, line for line', () => {
    const planned = plan('toy-desk');
    for (const path of [catalog, addresses]) expect(added(planned[path], small[path]), path).toEqual([]);
    expect(added(small[addresses], planned[addresses])[0]).toBe("  'toy-desk': {");
  });

  test('marks everything that is to be written', () => {
    const marks = Object.entries(plan('toy-desk')).flatMap(([path, text]) => unfinishedIn(path, text));
    const files = new Set(marks.map((mark) => mark.split(':')[0]));
    expect([...files]).toEqual([
      catalog,
      addresses,
      'lib/helpdesks/toy-desk.ts',
      'tests/fixtures/helpdesks/toy-desk/tickets.ts',
    ]);
    expect(marks).toContain('lib/helpdesks/toy-desk.ts:12: which ticket an address shows.');
  });
});

describe('refuses', () => {
  const without = (path: string) => Object.fromEntries(Object.entries(small).filter(([key]) => key !== path));
  const changed = (path: string, from: string, to: string): Files => ({
    ...small,
    [path]: (small[path] ?? '').replace(from, to),
  });

  test.each([
    ['Toy', '"Toy" is no id'],
    ['toy_desk', '"toy_desk" is no id'],
    ['toy--desk', '"toy--desk" is no id'],
    ['-toy', '"-toy" is no id'],
    ['3cx', '"3cx" is no id'],
    ['../toy', '"../toy" is no id'],
    ['', '"" is no id'],
    [`t${'o'.repeat(30)}`, 'is longer than 30 characters'],
    ['new', '"new" is a word that the code needs'],
    ['popup', '"popup" is a word that the code needs'],
    ['zendesk', 'lib/domain/ticket.ts: "zendesk" is a helpdesk already'],
    ['big-desk', 'lib/domain/ticket.ts: "big-desk" is a helpdesk already'],
    ['bigDesk', '"bigDesk" is no id'],
  ])('the id %s', (id, message) => {
    expect(() => plan(id)).toThrow(message);
  });

  test.each([
    ['', '"" is no name'],
    [' Toy', '" Toy" is no name'],
    ["Toy's", 'is no name'],
    ['Toy */ Desk', 'is no name'],
    ['Toy | Desk', 'is no name'],
    ['Toy\nDesk', 'is no name'],
    ['T'.repeat(41), 'is longer than 40 characters'],
  ])('the name %j', (name, message) => {
    expect(() => plan('toy-desk', name)).toThrow(message);
  });

  test.each([
    ['no file', without(catalog), 'lib/helpdesks/catalog.ts: not there'],
    ['other ids', changed(ids, 'as const', 'as string[]'), 'lib/domain/ticket.ts: no line of the form'],
    ['an id made elsewhere', changed(ids, "'zendesk'", 'zendesk'), 'lib/domain/ticket.ts: no line'],
    ['another catalog', changed(catalog, 'export const cat', 'const cat'), 'catalog.ts: no line: export'],
    ['another registry', changed(registry, 'adapters:', 'all:'), 'registry.ts: no line of the form'],
    ['a spread adapter', changed(registry, ', zendesk }', ', ...rest }'), 'registry.ts: no line of the form'],
    ['other addresses', changed(addresses, 'const addr', 'let addr'), 'registry.test.ts: no line: const'],
    [
      'the same constant for another id',
      changed(registry, ', zendesk }', ", 'toy-de-sk': toyDesk }"),
      '"toyDesk" is an adapter already',
    ],
    [
      'a file in the way',
      { ...small, 'entrypoints/toy-desk.content.ts': '' },
      'entrypoints/toy-desk.content.ts: is there already',
    ],
  ])('a repository with %s', (_, files, message) => {
    expect(() => plan('toy-desk', 'Toy Desk', files)).toThrow(message);
  });

  test('all at once, with every reason', () => {
    const files = { ...without(registry), 'lib/helpdesks/zendesk.ts': '' };
    expect(() => plan('zendesk', 'Zendesk', files)).toThrow(
      new Refusal(
        [
          'lib/domain/ticket.ts: "zendesk" is a helpdesk already',
          'lib/helpdesks/catalog.ts: "zendesk" has an entry already after: export const catalog: ' +
            'Readonly<Record<HelpdeskId, CatalogEntry>> = {',
          'lib/helpdesks/registry.ts: not there',
          'tests/unit/registry.test.ts: "zendesk" has an entry already after: const addresses: ' +
            'Record<string, { ticket: string; other: string }> = {',
          'lib/helpdesks/zendesk.ts: is there already',
        ].join('\n'),
      ),
    );
  });
});

test('no helpdesk was left unfinished', () => {
  const files = [
    ...['lib/helpdesks', 'tests/fixtures/helpdesks', 'tests/unit/helpdesks'].flatMap((folder) =>
      filesUnder(folder),
    ),
    addresses,
  ];
  expect(files.flatMap((file) => unfinishedIn(file, sourceOf(file)))).toEqual([]);
});

describe('in a copy of this repository', () => {
  let copy: string;
  const runIn = (script: string, ...args: string[]) =>
    new Promise<{ code: number; text: string }>((resolve) => {
      const env = { ...process.env, NO_COLOR: '1' };
      execFile(process.execPath, [join(copy, script), ...args], { cwd: copy, env }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: out + err });
      });
    });
  const scaffold = (...args: string[]) => runIn('tests/scaffold/new-helpdesk.ts', ...args);
  const read = (path: string) => readFileSync(join(copy, path), 'utf8');

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'firstline-scaffold-'));
    const wanted = [
      ...['lib', 'components', 'entrypoints', 'public', 'tests/scaffold', 'tests/fixtures', '.wxt'],
      ...['tests/unit/helpdesks', 'tests/unit/imports.ts', addresses, 'tests/vitest.config.ts'],
      ...['tests/unit/fake-browser.ts', 'tsconfig.json', 'package.json', '.biome.json', '.gitignore'],
    ];
    for (const path of wanted) cpSync(join(root, path), join(copy, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('a refusal changes nothing', async () => {
    const before = [ids, catalog, registry, addresses].map(read);
    const { code, text } = await scaffold('zendesk', 'Zendesk');
    expect(code).toBe(1);
    expect(text).toContain('is a helpdesk already');
    expect(text).toContain('Nothing was changed.');
    expect([ids, catalog, registry, addresses].map(read)).toEqual(before);
    expect((await scaffold('toy-desk')).text).toContain('usage: npm run new:helpdesk');
    expect(existsSync(join(copy, 'lib/helpdesks/toy-desk.ts'))).toBe(false);
  }, 30_000);

  test('what it writes has types and form; its tests fail and name what is missing', async () => {
    const written = new Set<string>();
    for (const [id, name] of [
      ['toy-desk', 'Toy Desk'],
      ['acme', 'Acme (cloud)'],
      ['acme-2', 'Acme 2'],
      ['acme-10', 'Acme 10'],
      ['zdeskwhoseidhasnoplacetobreaks', 'Desk No. 7 (with the longest name there)'],
    ] as const) {
      const { code, text } = await scaffold(id, name);
      expect(code, text).toBe(0);
      for (const [, path] of text.matchAll(/^(?:new|changed) +(\S+)$/gm)) written.add(path as string);
    }
    expect(written.size).toBe(4 + 5 * 4);
    const [types, form, tests] = await Promise.all([
      runIn('node_modules/typescript/bin/tsc'),
      runIn('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...written),
      runIn('node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', 'toy-desk', 'registry'),
    ]);
    const complaints = types.text.split('\n').filter((line) => written.has(line.replace(/\(.*/, '')));
    expect(complaints).toEqual([]);
    expect(form, form.text).toMatchObject({ code: 0, text: expect.stringContaining('Checked 24 files') });
    expect(tests.code).toBe(1);
    for (const missing of [
      'tickets.ts: ticketPage and otherPage are missing',
      'tickets.ts: the id of anna is missing',
      'tickets.ts: answers() is missing',
      'toy-desk.ts: read is not written yet',
      'toy-desk > is recognised where its tickets are, and the adapter agrees with the catalog',
      'toy-desk > says to people what it is',
    ]) {
      expect(tests.text).toContain(missing);
    }
    expect(tests.text).toContain('toy-desk.test.ts (9 tests | 9 failed)');
  }, 30_000);
});

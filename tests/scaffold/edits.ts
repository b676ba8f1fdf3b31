/**
 * Puts a new helpdesk into the files that name all of them. Text in, text out. What is looked for is the one place
 * that the edit needs: where it does not look as it is known to, the edit refuses rather than guesses.
 */
import { type Newcomer, Refusal } from './newcomer.ts';

/** The formatter's. */
const lineWidth = 110;

export type Edit = (source: string, newcomer: Newcomer) => string;

/** `helpdeskIds` in the domain; its order is the alphabet's. */
export const addId: Edit = (source, { id }) => {
  const list = /^export const helpdeskIds = \[([^\]]*)\] as const;$/m;
  const ids = itemsOf(
    list.exec(source)?.[1],
    /^'([a-z0-9-]+)'$/,
    'export const helpdeskIds = [ids] as const;',
  );
  if (ids.some(({ key }) => key === id)) throw new Refusal(`"${id}" is a helpdesk already`);
  const items = withItem(ids, { key: id, text: `'${id}'` });
  return source.replace(list, () => laidOut('export const helpdeskIds = [', items, '] as const;', ''));
};

/** The import of the adapter and its place in `adapters`. */
export const addAdapter: Edit = (source, { id, variable }) => {
  const mark = 'export const adapters: Readonly<Record<HelpdeskId, Adapter>> = {';
  const object = new RegExp(`^${escaped(mark)}([^}]*)\\};$`, 'm');
  const known = itemsOf(object.exec(source)?.[1], /^(?:'([a-z0-9-]+)': )?(\w+)$/, `${mark} … };`);
  if (known.some(({ text }) => text.endsWith(`: ${variable}`) || text === variable)) {
    throw new Refusal(`"${variable}" is an adapter already`);
  }
  const items = withItem(known, { key: id, text: variable === id ? id : `'${id}': ${variable}` });
  const registered = source.replace(object, () => laidOut(mark, items, '};', ' '));
  return addImport(registered, id, variable);
};

/** The linter's order of imports: names without their ending, numbers by value. */
const { compare } = new Intl.Collator('en', { numeric: true });

function addImport(source: string, id: string, variable: string): string {
  const beside = [...source.matchAll(/^import [^\n]* from '\.\/([^']+)\.ts';\n/gm)];
  const last = beside.at(-1);
  if (!last) throw new Refusal("no import of a module beside it, like: import … from './zendesk.ts';");
  const next = beside.find(([, other = '']) => compare(other, id) > 0);
  const at = next ? next.index : last.index + last[0].length;
  return insert(source, at, `import { ${variable} } from './${id}.ts';\n`);
}

/** The entry of the catalog, with what is not known yet left empty. */
export const addCatalogEntry: Edit = (source, { id, name }) =>
  addEntry(source, 'export const catalog: Readonly<Record<HelpdeskId, CatalogEntry>> = {', id, [
    `name: '${name}',`,
    '// TODO: the hosts where the vendor runs it; none: the customer does.',
    'hosts: [],',
    '// TODO: the path of a ticket’s page.',
    'ticketPath: /(?!)/,',
    '// TODO: what its pages have in them, to recognise one on a customer’s own host by.',
    'marks: [],',
    '// TODO: the address of a ticket’s page, below the helpdesk’s own base.',
    "ticketAddress: () => '/',",
    '// TODO: what is read, and with what.',
    "reads: '',",
    '// TODO: which versions, and which of them were tested against a real one.',
    "versions: '',",
    '// TODO: how exact its instants are.',
    "precision: 'second',",
  ]);

/** The pair of addresses in the registry's test. */
export const addAddresses: Edit = (source, { id }) =>
  addEntry(source, 'const addresses: Record<string, { ticket: string; other: string }> = {', id, [
    '// TODO: the page of ticket 7, and one beside it that shows no ticket.',
    "ticket: 'https://desk.acme.example/',",
    "other: 'https://desk.acme.example/',",
  ]);

/** Adds an entry to an object that has one entry after the other, each on lines of its own. */
function addEntry(source: string, mark: string, id: string, fields: readonly string[]): string {
  const start = source.indexOf(`\n${mark}\n`);
  const end = source.indexOf('\n};\n', start);
  if (start < 0 || end < 0) throw new Refusal(`no line: ${mark}`);
  const body = source.slice(0, end + 1);
  const entries = [...body.matchAll(/^ {2}'?([a-z0-9-]+)'?: \{$/gm)].filter(({ index }) => index > start);
  if (entries.some(([, key]) => key === id)) throw new Refusal(`"${id}" has an entry already after: ${mark}`);
  const at = entries.find(([, key = '']) => key > id)?.index ?? end + 1;
  const key = id.includes('-') ? `'${id}'` : id;
  const lines = [`  ${key}: {`, ...fields.map((field) => `    ${field}`), '  },'];
  return insert(source, at, `${lines.join('\n')}\n`);
}

type Item = { key: string; text: string };

/** The items of a list in brackets, each in the form that is known. */
function itemsOf(inside: string | undefined, form: RegExp, expected: string): Item[] {
  const texts = (inside ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const items = texts.map((text): Item | undefined => {
    const [, key, name] = form.exec(text) ?? [];
    return key === undefined && name === undefined ? undefined : { key: key ?? name ?? '', text };
  });
  const found = items.filter((item) => item !== undefined);
  if (found.length === 0 || found.length < items.length)
    throw new Refusal(`no line of the form: ${expected}`);
  return found;
}

function withItem(items: readonly Item[], item: Item): string[] {
  const next = items.findIndex(({ key }) => key > item.key);
  return items.toSpliced(next < 0 ? items.length : next, 0, item).map(({ text }) => text);
}

/** On one line where it fits, else an item a line. */
function laidOut(open: string, items: readonly string[], close: string, padding: string): string {
  const line = `${open}${padding}${items.join(', ')}${padding}${close}`;
  return line.length <= lineWidth ? line : `${open}\n${items.map((item) => `  ${item},\n`).join('')}${close}`;
}

function insert(source: string, at: number, text: string): string {
  return source.slice(0, at) + text + source.slice(at);
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

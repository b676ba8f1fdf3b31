/**
 * The files that a new helpdesk begins with. They compile, and their tests fail by naming what is to be written.
 * What is to be written is marked with the word that `unfinished.ts` looks for.
 */
import type { Newcomer } from './newcomer.ts';

export type Template = { path: (id: string) => string; text: (newcomer: Newcomer) => string };

const adapter: Template = {
  path: (id) => `lib/helpdesks/${id}.ts`,
  text: ({ id, name, variable }) => `\
/**
 * ${name}. TODO: which answers are read, with what, and what is peculiar about them.
 * By hand: TODO: the address of a ticket's page to try it on.
 */
import { type Adapter, Unreadable } from './adapter.ts';

export const ${variable}: Adapter = {
  id: '${id}',
  // TODO: whether reading a ticket leaves no trace in it and needs nothing of its page.
  quietGet: false,

  // TODO: which ticket an address shows.
  ticketIn() {
    return undefined;
  },

  // TODO: the ticket's events, and who is signed in.
  async read() {
    throw new Unreadable('not-recognised', '${id}.ts: read is not written yet');
  },
};
`,
};

const contentScript: Template = {
  path: (id) => `entrypoints/${id}.content.ts`,
  text: ({ id, variable }) => `\
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContent } from '../lib/content/run.ts';
import { ${variable} } from '../lib/helpdesks/${id}.ts';

export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContent(ctx, ${variable}),
});
`,
};

const fixture: Template = {
  path: (id) => `tests/fixtures/helpdesks/${id}/tickets.ts`,
  text: ({ name }) => `\
/** ${name}'s answers in their shape, with invented values. TODO: the version that they were seen on. */

export const origin = 'https://desk.acme.example';

/** TODO: the page of ticket 7, and one beside it that shows no ticket. */
export const ticketPage = \`\${origin}/\`;
export const otherPage = \`\${origin}/\`;

/** TODO: the agent who is signed in, and the customer who wrote, by the helpdesk's own ids. */
export const anna = '';
export const pat = '';

export type Json = Record<string, unknown>;

/**
 * The answers about ticket 7, by path, after so many steps of the standard story (CONTRIBUTING.md lists them).
 * The words and addresses of \`secrets\` in standard-story.ts stand where the helpdesk has such.
 * TODO: the answers.
 */
export function answers(_steps = 7): Json {
  return {};
}

/** The same paths when nobody is signed in; a refusal (401) is an \`Unreadable\`. TODO: the answers. */
export function signedOut(): Json {
  return {};
}
`,
};

const unitTest: Template = {
  path: (id) => `tests/unit/helpdesks/${id}.test.ts`,
  text: ({ id, variable }) => `\
import { describe, expect, test } from 'vitest';
${sorted([
  "import { readTicket } from '../../../lib/helpdesks/adapter.ts';",
  "import { catalog } from '../../../lib/helpdesks/catalog.ts';",
  `import { ${variable} } from '../../../lib/helpdesks/${id}.ts';`,
])}
import * as shape from '../../fixtures/helpdesks/${id}/tickets.ts';
import { type Answers, fakePage } from './fake-page.ts';
import {
  expectNoSecrets,
  expectStandardFigures,
  line,
  outcomeFor,
  secrets,
  snapshotOf,
} from './standard-story.ts';

const { anna, otherPage, pat, ticketPage } = shape;
const adapterFile = 'lib/helpdesks/${id}.ts';
const fixtureFile = 'tests/fixtures/helpdesks/${id}/tickets.ts';

const ref = ${variable}.ticketIn(new URL(ticketPage)) ?? { ticket: '7' };
const pageWith = (answers: Answers) => fakePage(ticketPage, answers);
const read = (answers: Answers) => readTicket(${variable}, ref, pageWith(answers));
const readSteps = async (steps: number) => snapshotOf(await read(shape.answers(steps)));

describe('the facts', () => {
  test('addresses: a page that shows ticket 7, and one that shows none', () => {
    expect(ticketPage, \`\${fixtureFile}: ticketPage and otherPage are missing\`).not.toBe(otherPage);
    const found = ${variable}.ticketIn(new URL(ticketPage));
    expect(found?.ticket, \`\${adapterFile}: ticketIn finds no ticket 7 in \${ticketPage}\`).toBe('7');
    const none = ${variable}.ticketIn(new URL(otherPage));
    expect(none, \`\${adapterFile}: ticketIn finds a ticket in \${otherPage}\`).toBeUndefined();
    const { ticketAddress, ticketPath } = catalog[${variable}.id];
    expect(new URL(ticketPage).pathname, 'lib/helpdesks/catalog.ts: ticketPath').toMatch(ticketPath);
    const made = ${variable}.ticketIn(new URL(ticketAddress('7'), shape.origin));
    expect(made, 'lib/helpdesks/catalog.ts: ticketAddress is no page of ticket 7').toEqual({ ticket: '7' });
  });

  test('people: who is signed in, and who wrote', () => {
    expect(anna, \`\${fixtureFile}: the id of anna is missing\`).not.toBe('');
    expect(pat, \`\${fixtureFile}: the id of pat is missing\`).not.toBe('');
  });

  test('answers: what the helpdesk tells of the standard story', () => {
    const [half, whole] = [JSON.stringify(shape.answers(4)), JSON.stringify(shape.answers())];
    expect(whole, \`\${fixtureFile}: answers() is missing\`).not.toBe('{}');
    expect(half, \`\${fixtureFile}: answers(4) is to end with step 4\`).not.toBe(whole);
    const planted = secrets.filter((secret) => whole.includes(secret));
    expect(planted, \`\${fixtureFile}: nothing of \\\`secrets\\\` stands in answers()\`).not.toEqual([]);
    expect(shape.signedOut(), \`\${fixtureFile}: signedOut() is missing\`).not.toEqual({});
  });
});

describe('the standard story', () => {
  test('gives every event, once, under its own id', async () => {
    const { events, ...snapshot } = await readSteps(7);
    expect(events.map(line), \`\${adapterFile}: events\`).toEqual([
      \`03-02T09:00:00 created by customer \${pat}\`,
      \`03-02T09:00:00 message public by customer \${pat}\`,
      \`03-02T09:00:00 status new by customer \${pat}\`,
      \`03-02T09:05:00 message note by agent \${anna}\`,
      \`03-02T09:42:10 message public by agent \${anna}\`,
      \`03-02T09:42:10 status open by agent \${anna}\`,
      \`03-02T09:42:10 assignment to \${anna} by agent \${anna}\`,
      \`03-02T10:00:00 status solved by agent \${anna}\`,
      \`03-03T08:00:00 message public by customer \${pat}\`,
      \`03-03T08:00:00 status open by customer \${pat}\`,
      \`03-03T08:30:00 message public by agent \${anna}\`,
      \`03-03T09:00:00 status solved by agent \${anna}\`,
    ]);
    expect(snapshot, \`\${adapterFile}: the viewer, and whether all was seen\`).toMatchObject({
      helpdesk: '${id}',
      ticket: '7',
      viewer: { id: anna },
      complete: true,
    });
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  test('comes to the standard figures, also when it was read in between', async () => {
    const [early, whole] = [await readSteps(4), await readSteps(7)];
    for (const readings of [[whole], [early, whole], [whole, early]])
      expectStandardFigures(outcomeFor(...readings));
  });

  test('carries no word that anybody wrote', async () => {
    expectNoSecrets(await readSteps(7));
  });

  test('costs at most three requests, who is signed in included', async () => {
    const page = pageWith(shape.answers());
    snapshotOf(await readTicket(${variable}, ref, page));
    expect(page.asked.length).toBeLessThanOrEqual(3);
  });
});

describe('refusals', () => {
  test('nobody is signed in', async () => {
    expect(await read(shape.signedOut())).toMatchObject({ ok: false, reason: 'logged-out' });
  });

  test('an answer in another shape is not recognised, never half read', async () => {
    const paths = Object.keys(shape.answers());
    expect(paths, \`\${fixtureFile}: answers() is missing\`).not.toEqual([]);
    for (const path of paths) {
      const reading = await read({ ...shape.answers(), [path]: {} });
      expect(reading, path).toMatchObject({ ok: false, reason: 'not-recognised' });
    }
  });
});
`,
};

/** Imports in the order of their paths. */
function sorted(imports: readonly string[]): string {
  const pathOf = (line: string) => line.slice(line.indexOf(' from '));
  return imports.toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1)).join('\n');
}

export const templates: readonly Template[] = [adapter, contentScript, fixture, unitTest];

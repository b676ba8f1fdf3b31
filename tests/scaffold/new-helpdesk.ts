/** `npm run new:helpdesk -- <id> "<Name>"`: adds what a new helpdesk begins with, or says why not and changes nothing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './newcomer.ts';
import { planHelpdesk, type Write } from './plan.ts';
import { unfinishedIn } from './unfinished.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(args: readonly string[]): void {
  const [id, name] = args;
  if (id === undefined || name === undefined || args.length !== 2) {
    throw new Refusal('usage: npm run new:helpdesk -- <id> "<Name>", like: acme-desk "Acme Desk"');
  }
  const writes = planHelpdesk(id, name, (path) => {
    const file = join(root, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  });
  for (const { path, text } of writes) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(reportOf(id, writes));
}

function reportOf(id: string, writes: readonly Write[]): string {
  return [
    ...writes.map(({ path, isNew }) => `${isNew ? 'new    ' : 'changed'}  ${path}`),
    '',
    'To be written:',
    ...writes.flatMap(({ path, text }) => unfinishedIn(path, text)),
    '',
    `Next: npm run test:unit -- ${id} registry scaffold readme`,
    'names what is missing; .github/CONTRIBUTING.md, "Add a helpdesk", says in which order to go on.',
  ].join('\n');
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`${error.message}\nNothing was changed.`);
  process.exitCode = 1;
}

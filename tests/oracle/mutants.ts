/** Copies of the domain with one mistake each, outside the project, where they cannot be taken for it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mutation } from './mutations.ts';
import { domainFolder } from './trial.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

export type Nursery = {
  /** The folder of a domain with that mistake. Throws when what it replaces does not stand there exactly once. */
  breed(mutation: Mutation): string;
  clear(): void;
};

export function createNursery(): Nursery {
  const folder = mkdtempSync(join(tmpdir(), 'firstline-oracle-'));
  symlinkSync(modules, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  let count = 0;
  return {
    breed({ name, file, from, to }) {
      const source = readFileSync(join(domainFolder, file), 'utf8');
      const times = source.split(from).length - 1;
      if (times !== 1)
        throw new Error(`mutation "${name}": its text stands ${times} times in lib/domain/${file}`);
      const copy = join(folder, `${count++}`, 'domain');
      mkdirSync(copy, { recursive: true });
      cpSync(domainFolder, copy, { recursive: true });
      writeFileSync(
        join(copy, file),
        source.replace(from, () => to),
      );
      return copy;
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

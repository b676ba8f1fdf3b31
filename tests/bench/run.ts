/** `npm run bench`: speeds, each beside its control in the same run. With words: only the files that have one of them. */
import { readdirSync } from 'node:fs';
import { type Bench, lineOf } from './comparison.ts';

const words = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

for (const file of files.sort()) {
  const { bench }: { bench: Bench } = await import(`./${file}`);
  console.log(`\n${file.replace('.bench.ts', '')}`);
  for (const comparison of await bench()) console.log(`${lineOf(comparison)}\n`);
}

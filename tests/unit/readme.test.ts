import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTables } from '../readme/tables.ts';

const readme = readFileSync('README.md', 'utf8');

test('the tables are as the code says (npm run readme draws them anew)', () => {
  expect(withTables(readme) === readme).toBe(true);
});

test('every file that it points to is there', () => {
  const targets = [...readme.matchAll(/(?:\]\(|src(?:set)?=")([^)"#]+)/g)].map((match) => match[1] ?? '');
  expect(targets.length).toBeGreaterThan(3);
  expect(targets.filter((target) => !/^https?:/.test(target) && !existsSync(target))).toEqual([]);
});

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../lib/domain/', import.meta.url));
const files = globSync('**/*.ts', { cwd: root });

/** Anything that answers differently at another time, on another machine or in another language. */
const impure = [
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bDate\(\)/,
  /\bperformance\b/,
  /\bMath\.random\b|\bcrypto\b/,
  /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\(/,
  /\.toLocale|\blocaleCompare\b|\bIntl\b/,
  /\b(setTimeout|setInterval|fetch)\(|\b(document|window|navigator|browser|chrome|indexedDB)\.\w/,
];

describe('the domain reads no clock, no zone and no language of the machine, and touches no browser', () => {
  it('is there', () => expect(files.length).toBeGreaterThan(10));

  it.each(files)('%s', (file) => {
    const code = readFileSync(root + file, 'utf8');
    for (const pattern of impure) expect(code).not.toMatch(pattern);
  });
});

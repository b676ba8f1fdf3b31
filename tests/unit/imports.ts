/** The imports that stand in the sources, as the architecture's tests see them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `from` and `to` are paths from the root; a package keeps its name. */
export type Import = { from: string; to: string; typeOnly: boolean };

export function filesUnder(folder: string, pattern = /\.tsx?$/): string[] {
  const path = join(root, folder);
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => `${folder}/${file}`)
    .sort();
}

export const sourceOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Without comments and the contents of strings, for rules about what the code does. */
export function codeOf(file: string): string {
  return sourceOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(file: string, source = codeOf(file)): Import[] {
  const resolve = (to: string) => (to.startsWith('.') ? normalize(join(dirname(file), to)) : to);
  return [
    ...[...source.matchAll(statement)].map(([, type, to]) => ({
      from: file,
      to: resolve(to as string),
      typeOnly: type !== undefined,
    })),
    ...[...source.matchAll(dynamic)].map(([, to]) => ({
      from: file,
      to: resolve(to as string),
      typeOnly: false,
    })),
  ];
}

/** Everything that a file brings along when it runs: files of ours and packages. */
export function reachableFrom(entry: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!/\.tsx?$/.test(file)) continue;
    for (const { to, typeOnly } of importsOf(file)) if (!typeOnly) waiting.push(to);
  }
  return reached;
}

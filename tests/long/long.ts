/**
 * How much is done, by what chance, and how far it is: `LONG_SEED`, `LONG_KILLS` (of the worker), `LONG_CRASHES` (of the
 * browser), `LONG_PROGRESS` (a folder). A run that was stopped goes on where it was.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chance } from '../practice/random.ts';

const number = (name: string, usual: number) => Number(process.env[name] ?? usual);

export const seed = number('LONG_SEED', 1);
export const kills = number('LONG_KILLS', 20);
export const crashes = number('LONG_CRASHES', 2);
const folder = process.env.LONG_PROGRESS;

/** Of one round: the same choices at every run with this seed. */
export function choices(...place: (string | number)[]) {
  let count = 0;
  const next = () => chance(seed, ...place, ++count);
  return {
    isSo: (share: number) => next() < share,
    between: (low: number, high: number) => low + next() * (high - low),
    oneOf: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value,
  };
}

/** `riskMs`: what may be lost of `truthMs`. */
export type Progress = { rounds: number; done: number; truthMs: number; measuredMs: number; riskMs: number };

const noProgress: Progress = { rounds: 0, done: 0, truthMs: 0, measuredMs: 0, riskMs: 0 };

/** Of a kind of round, as it was stored last. Without a folder it is begun anew each time. */
export function progressOf(kind: string): { read(): Progress; store(progress: Progress): void } {
  const file = folder && join(folder, `${kind}-${seed}.json`);
  return {
    read() {
      if (!file) return noProgress;
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        return noProgress;
      }
    },
    store(progress) {
      if (!file) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `${JSON.stringify(progress)}\n`);
    },
  };
}

export const defaultFolder = fileURLToPath(new URL('../../dist/long', import.meta.url));

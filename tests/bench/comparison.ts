/** A figure beside its control: both taken in turns in the same run, so that the machine weighs on both alike. */

/** `share`: how much of the figure's work it does, where all of it would take too long; its time is scaled up. */
export type Work = { what: string; run: () => unknown; share?: number };

export type Comparison = { what: string; ms: number; control: { what: string; ms: number } };

/** A file `<name>.bench.ts` in this folder exports one as `bench`. */
export type Bench = () => Promise<Comparison[]>;

/** Medians of several rounds, after one that does not count. */
export async function compare(figure: Work, control: Work, rounds = 3): Promise<Comparison> {
  const taken: { figure: number[]; control: number[] } = { figure: [], control: [] };
  for (let round = 0; round <= rounds; round++) {
    const [one, other] = [await timeOf(figure), await timeOf(control)];
    if (round === 0) continue;
    taken.figure.push(one);
    taken.control.push(other);
  }
  return {
    what: figure.what,
    ms: median(taken.figure),
    control: { what: control.what, ms: median(taken.control) },
  };
}

/** In the unit that reads best, with the ratio; never a verdict. */
export function lineOf({ what, ms, control }: Comparison): string {
  const ratio = (ms / control.ms).toPrecision(2);
  return [
    `  ${what}: ${textOf(ms)}`,
    `  control, ${control.what}: ${textOf(control.ms)}`,
    `  ratio ${Number(ratio)}`,
  ].join('\n');
}

async function timeOf({ run, share = 1 }: Work): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) / share;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

function textOf(ms: number): string {
  return ms < 1000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toFixed(ms < 100_000 ? 1 : 0)} s`;
}

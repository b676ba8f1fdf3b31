/** One save at a time, and why the last one did not work. A click while one is on its way is none. */
import { useRef, useState } from 'preact/hooks';

export type Saving = {
  /** Why not; undefined: it worked, or nothing was saved yet. */
  problem: string | undefined;
  /** @param run returns why not, or nothing @returns whether it was run and worked */
  save(run: () => Promise<string | undefined>): Promise<boolean>;
};

export function useSaving(): Saving {
  const [problem, setProblem] = useState<string>();
  const isSaving = useRef(false);
  async function save(run: () => Promise<string | undefined>): Promise<boolean> {
    if (isSaving.current) return false;
    isSaving.current = true;
    try {
      const refusal = await run();
      setProblem(refusal);
      return refusal === undefined;
    } finally {
      isSaving.current = false;
    }
  }
  return { problem, save };
}

/**
 * What went wrong, for the diagnostics: how often each kind of message was refused, and the last errors. Names and
 * places only: the words of an error may quote what was read.
 */
import { now } from '../platform/clock.ts';
import { type Incidents, readIncidents, writeIncidents } from '../platform/incident-log.ts';

const keptErrors = 20;

type Change = (log: Incidents) => Incidents;

/** Changes that are not written yet; while one write is under way the next ones gather. */
let gathered: Change[] = [];
let isWriting = false;

export function noteRefusal(kind: string): void {
  note((log) => ({ ...log, refused: { ...log.refused, [kind]: (log.refused[kind] ?? 0) + 1 } }));
}

export function noteError(error: unknown): void {
  const at = now();
  const what = error instanceof Error ? error.name : typeof error;
  note((log) => ({
    ...log,
    errors: [...log.errors, { at, what, where: placeOf(error) }].slice(-keptErrors),
  }));
}

/** Of work that nobody waits for. */
export function report(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    console.error('Firstline:', error);
    noteError(error);
  });
}

function note(change: Change): void {
  gathered.push(change);
  void flush();
}

async function flush(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  try {
    while (gathered.length > 0) {
      const changes = gathered;
      gathered = [];
      await writeIncidents(changes.reduce((log, change) => change(log), await readIncidents()));
    }
  } catch (error) {
    console.error('Firstline:', error);
  } finally {
    isWriting = false;
  }
}

/** The innermost line of our own code: `background.js:1:20345`. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /[\w-]+\.js:\d+(?::\d+)?/.exec(stack)?.[0] ?? 'unknown';
}

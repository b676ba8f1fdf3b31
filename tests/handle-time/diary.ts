/**
 * The truth of a scripted day: what the script did, by its own clock. Which ticket it looked at from when, and when it
 * touched something. Knows nothing of the product.
 */

/** `connection #ticket` of what is looked at. */
export type TicketName = string;

export type Diary = {
  /** The agent looks at a ticket from now on, or at something that is none. That is an act, as good as a key. */
  looks(ticket: TicketName | undefined): void;
  touches(): void;
  /** What is looked at counts for nothing until it is resumed. */
  pauses(): void;
  resumes(): void;
  /** What of all that was work: between two acts no further apart than the idle limit, in ms by ticket. */
  workMs(idleLimitMs: number): Map<TicketName, number>;
};

type Act = { at: number; ticket: TicketName | undefined };

export function createDiary(now: () => number = Date.now): Diary {
  const acts: Act[] = [];
  let looked: TicketName | undefined;
  let isPaused = false;
  const note = () => void acts.push({ at: now(), ticket: isPaused ? undefined : looked });

  return {
    looks(ticket) {
      looked = ticket;
      note();
    },
    touches: note,
    pauses() {
      isPaused = true;
      note();
    },
    resumes() {
      isPaused = false;
      note();
    },
    workMs(idleLimitMs) {
      const worked = new Map<TicketName, number>();
      for (const [index, { at, ticket }] of acts.entries()) {
        const next = acts[index + 1];
        if (ticket === undefined || !next || next.at - at > idleLimitMs) continue;
        worked.set(ticket, (worked.get(ticket) ?? 0) + next.at - at);
      }
      return worked;
    },
  };
}

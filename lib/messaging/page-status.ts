/** What the popup says to the content script of the tab in front, and its answer. */
export const statusQuestion = 'firstline-status';
/** Tells the script to read its ticket anew: what stood in the way is gone. */
export const readAgainRequest = 'firstline-read-again';
export type PageStatus = {
  helpdesk: string;
  /** The ticket that the page shows. */
  ticket?: string;
  /** Who is signed in, as the last reading saw. */
  viewer?: string;
  /** Who it may be, where the helpdesk does not say; their names go no further than the popup. */
  agents?: { id: string; name: string }[];
  reading: ReadingState;
};
export type ReadingState =
  | { state: 'idle' | 'reading' }
  /** `at`: epoch ms. */
  | {
      state: 'recorded';
      at: number;
      complete: boolean;
      isMerged?: true;
      /** A kind of event that is not known, and that is in no figure. */
      passedOver?: string;
      /** Why the rest of a long history could not be had yet. */
      cutShort?: { reason: string; detail: string; retryAt: number };
    }
  | { state: 'refused'; reason: string; detail?: string; retryAt?: number };

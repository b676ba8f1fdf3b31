/** What the popup asks the content script of the tab in front, and its answer. */
export const statusQuestion = 'firstline-status';
export type PageStatus = {
  helpdesk: string;
  /** The ticket that the page shows. */
  ticket?: string;
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

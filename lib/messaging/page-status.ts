/** What the popup and the worker say to the content script of a tab, and its answers. */
export const statusQuestion = 'firstline-status';
/** Tells the script to read its ticket anew: what stood in the way is gone. */
export const readAgainRequest = 'firstline-read-again';

/** The worker lets a page read a ticket that it does not show. `viewer`: whose it is, and who must be signed in. */
export type ReadRequest = { read: { ticket: string; base?: string; viewer?: string } };
/**
 * `failure`: why the whole of it was not read and recorded; `busy`: nothing was asked, and another page may do it.
 * `retryAt`: epoch ms.
 */
export type ReadAnswer = { failure?: string; retryAt?: number };

export function isReadRequest(message: unknown): message is ReadRequest {
  return typeof message === 'object' && message !== null && 'read' in message;
}

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

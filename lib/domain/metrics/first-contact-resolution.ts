/**
 * First contact resolution (FCR): of the tickets that I solved first, those whose customer needed no second contact
 * inside the window. A verdict belongs to the day on which it falls due, which may still lie ahead.
 */
import type { Metric } from './metric.ts';

export const firstContactResolution: Metric = {
  id: 'first-contact-resolution',
  kind: 'ratio',
  better: 'higher',
  headline: 'ratio',
  measure({ firstContact, thankYou }, lastReadAt) {
    if (!firstContact.known) return { value: null, ...firstContact };
    const { firstSolvedAt, dueAt, secondContactAt, undecided } = firstContact;
    return {
      value: {
        firstSolvedAt,
        dueAt,
        ...(secondContactAt !== undefined && { secondContactAt }),
        ...(undecided && { undecided }),
        verified: lastReadAt !== undefined && lastReadAt >= dueAt,
      },
      at: dueAt,
      moments: [
        { what: 'first-solved', at: firstSolvedAt },
        ...(secondContactAt === undefined ? [] : [{ what: 'second-contact' as const, at: secondContactAt }]),
        { what: 'falls-due', at: dueAt },
      ],
      flags: thankYou ? ['thank-you'] : [],
    };
  },
};

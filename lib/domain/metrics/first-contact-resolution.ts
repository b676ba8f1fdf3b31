/**
 * First contact resolution (FCR): of the tickets that I solved first, those whose customer needed no second contact
 * inside the window. A verdict belongs to the day on which it falls due, which may still lie ahead.
 */
import { type FiledMetric, verdictOf } from './metric.ts';

export const firstContactResolution: FiledMetric = {
  id: 'first-contact-resolution',
  kind: 'ratio',
  better: 'higher',
  headline: 'ratio',
  measure({ firstContact, thankYou }, _rules, lastReadAt) {
    if (!firstContact.known) return [{ value: null, ...firstContact }];
    const { secondContactAt: at, isRepeat, undecided } = firstContact;
    return [
      verdictOf(
        firstContact,
        { ...(at !== undefined && { secondContactAt: at }), ...(undecided && { undecided }) },
        at === undefined ? [] : [{ what: isRepeat ? 'repeat-ticket' : 'second-contact', at }],
        thankYou ? ['thank-you'] : [],
        lastReadAt,
      ),
    ];
  },
};

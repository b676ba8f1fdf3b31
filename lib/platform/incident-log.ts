/** The log of what went wrong, in the extension's local storage: written by the worker, read by the diagnostics. */
import { type Checked, list, object, record, text, whole } from '../domain/check.ts';
import { instant } from '../domain/ticket.ts';
import { defineSetting } from './setting.ts';

const incidents = object({
  /** How often, by kind of refusal and kind of message. */
  refused: record(whole()),
  /** The newest last. */
  errors: list(object({ at: instant, what: text(), where: text() })),
});
export type Incidents = Checked<typeof incidents>;

export const { read: readIncidents, write: writeIncidents } = defineSetting('incidents', incidents, () => ({
  refused: {},
  errors: [],
}));

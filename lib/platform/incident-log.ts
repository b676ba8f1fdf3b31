/** The log of what went wrong, in the extension's local storage: written by the worker, read by the diagnostics. */
import * as z from 'zod/mini';
import { instant } from '../domain/ticket.ts';
import { defineSetting } from './setting.ts';

const incidents = z.strictObject({
  /** How often, by kind of refusal and kind of message. */
  refused: z.record(z.string(), z.int()),
  /** The newest last. */
  errors: z.array(z.strictObject({ at: instant, what: z.string(), where: z.string() })),
});
export type Incidents = z.infer<typeof incidents>;

export const { read: readIncidents, write: writeIncidents } = defineSetting('incidents', incidents, () => ({
  refused: {},
  errors: [],
}));

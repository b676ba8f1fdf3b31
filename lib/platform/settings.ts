/** What the worker needs to know, each in a setting of its own. */
import { type Checked, nullable, object, text } from '../domain/check.ts';
import { definitions } from '../domain/definitions.ts';
import { type HelpdeskRules, helpdeskRules } from '../domain/helpdesk-rules.ts';
import { profileName } from '../domain/profile.ts';
import { helpdesk, instant, origin } from '../domain/ticket.ts';
import { managedPart } from './managed.ts';
import { defineLastingSetting, defineSetting } from './setting.ts';

const pendingConnection = object({ helpdesk, origin, askedAt: instant });

/** A helpdesk for which the permission was asked; the prompt may close the page that asked. */
export type PendingConnection = Checked<typeof pendingConnection>;

export const { read: readPendingConnection, write: writePendingConnection } = defineSetting(
  'pendingConnection',
  nullable(pendingConnection),
  () => null,
);

/** What other people's ids are hashed with; made once, never exported. */
export const { read: readSalt } = defineLastingSetting('salt', text(), () => crypto.randomUUID());

/** What the team says of its helpdesks. A page is told when it attaches: `reconcile` makes the open ones do so. */
export const { read: readOwnHelpdeskRules, write: writeHelpdeskRules } = defineSetting<
  readonly HelpdeskRules[]
>('helpdeskRules', helpdeskRules, () => []);

/** Those that hold: of the policy, where it has any. */
export async function readHelpdeskRules(): Promise<readonly HelpdeskRules[]> {
  return (await managedPart('helpdeskRules', helpdeskRules)) ?? readOwnHelpdeskRules();
}

/** The agent's own definitions while policy sets some of them; null: there is nothing to come back to. */
export const { read: readOwnDefinitions, write: writeOwnDefinitions } = defineSetting(
  'ownDefinitions',
  nullable(definitions),
  () => null,
);

/** Whose figures the popup shows: a profile's name, empty for the first. */
export const { read: readShownProfile, write: writeShownProfile } = defineSetting(
  'shownProfile',
  profileName,
  () => '',
);

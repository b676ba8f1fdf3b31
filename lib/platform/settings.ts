/** What the worker needs to know, each in a setting of its own. */
import * as z from 'zod/mini';
import { defaultDefinitions, definitions } from '../domain/definitions.ts';
import { profileName } from '../domain/profile.ts';
import { helpdeskIds, instant, origin } from '../domain/ticket.ts';
import { defineLastingSetting, defineSetting } from './setting.ts';

export const { read: readDefinitions } = defineLastingSetting('definitions', definitions, () =>
  defaultDefinitions(Intl.DateTimeFormat().resolvedOptions().timeZone),
);

const pendingConnection = z.strictObject({ helpdesk: z.enum(helpdeskIds), origin, askedAt: instant });

/** A helpdesk for which the permission was asked; the prompt may close the page that asked. */
export type PendingConnection = z.infer<typeof pendingConnection>;

export const { read: readPendingConnection, write: writePendingConnection } = defineSetting(
  'pendingConnection',
  z.nullable(pendingConnection),
  () => null,
);

/** What other people's ids are hashed with; made once, never exported. */
export const { read: readSalt } = defineLastingSetting('salt', z.string(), () => crypto.randomUUID());

/** Whose figures the popup shows: a profile's name, empty for the first. */
export const { read: readShownProfile, write: writeShownProfile } = defineSetting(
  'shownProfile',
  profileName,
  () => '',
);

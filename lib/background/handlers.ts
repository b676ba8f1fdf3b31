/** What the worker does for each message. */
import type { Handlers } from '../messaging/server.ts';
import { Refused } from '../messaging/server.ts';
import { readDefinitions, readSalt } from '../platform/settings.ts';
import { finishConnecting } from './connecting.ts';
import { addConnection, claim, connectionOf, noteBase, ownerOf, removeConnection } from './connections.ts';
import { pseudonymise } from './pseudonyms.ts';
import { recordAttention, recordSnapshot } from './recorder.ts';
import { reconcileScripts } from './registrar.ts';

export const handlers: Handlers = {
  async attach({ helpdesk, base }, { origin }) {
    const connection = await connectionOf(helpdesk, origin);
    if (base !== undefined) await noteBase(connection, base);
    return { connected: true };
  },

  async record(snapshot, { origin }) {
    if (snapshot.origin !== origin) throw new Refused('bad-message', 'origin');
    const owner = await claim(await connectionOf(snapshot.helpdesk, origin), snapshot.viewer?.id);
    await recordSnapshot(owner, await pseudonymise(snapshot, await readSalt()), await readDefinitions());
    return { recorded: true };
  },

  async attend({ helpdesk, ...report }, { origin }) {
    const { id: connection } = ownerOf(await connectionOf(helpdesk, origin));
    await recordAttention({ ...report, connection }, await readDefinitions());
    return { counted: true };
  },

  async connect({ helpdesk, origin }) {
    const { id } = await addConnection(helpdesk, origin);
    await finishConnecting();
    return { connection: id };
  },

  async disconnect({ connection }) {
    const removed = await removeConnection(connection);
    await reconcileScripts({ inject: false });
    return { removed };
  },
};

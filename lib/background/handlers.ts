/** What the worker does for each message. */
import { meaningsAt } from '../domain/helpdesk-rules.ts';
import type { Handlers } from '../messaging/server.ts';
import { Refused } from '../messaging/server.ts';
import { get } from '../platform/http.ts';
import { readHelpdeskRules, readSalt } from '../platform/settings.ts';
import { forgetLog } from './behind.ts';
import { finishConnecting } from './connecting.ts';
import {
  addConnection,
  forgetShownProfile,
  noteBase,
  removeConnection,
  requireConnected,
} from './connections.ts';
import { correct, undo } from './correcting.ts';
import { fileAnew, prepareFiling } from './definitions.ts';
import { recordDemo } from './demo.ts';
import { eraseConnection } from './erasing.ts';
import { report } from './incidents.ts';
import { watchMachine } from './machine.ts';
import { lookForNudges } from './nudging.ts';
import { addProfile, claim, identify, ownConnection } from './owners.ts';
import { setPaused } from './pausing.ts';
import { applyPolicy } from './policy.ts';
import { pseudonymise } from './pseudonyms.ts';
import { recordSnapshot } from './recorder.ts';
import { refile, refilingNow } from './refiling.ts';
import { reconcileScripts } from './registrar.ts';
import { nextRereading } from './rereading.ts';
import { endWorkOn } from './work-ending.ts';
import { inTurn, recordReport } from './work-recorder.ts';
import { write } from './writing.ts';

export const handlers: Handlers = {
  async attach({ helpdesk, base }, { origin }) {
    await requireConnected({ helpdesk, origin });
    if (base !== undefined) await noteBase({ helpdesk, origin }, base);
    return { connected: true, meanings: meaningsAt(await readHelpdeskRules(), { helpdesk, origin }) };
  },

  async record(snapshot, { origin }) {
    if (snapshot.origin !== origin) throw new Refused('bad-message', 'origin');
    const owner = await claim(snapshot, snapshot.viewer?.id);
    const seen = await pseudonymise({ ...snapshot, viewer: { id: owner.viewer } }, await readSalt());
    await recordSnapshot(owner, seen);
    report(lookForNudges());
    return { recorded: true };
  },

  async attend({ helpdesk, viewer, ...report }, { origin }) {
    await inTurn(async () =>
      recordReport({
        type: 'report',
        ...report,
        connection: await ownConnection({ helpdesk, origin }, viewer),
      }),
    );
    return { counted: true };
  },

  async repeat({ helpdesk, path }, { origin, isPrivate }) {
    if (isPrivate) throw new Refused('other-session');
    await requireConnected({ helpdesk, origin });
    return get(new URL(path, origin), 'include').catch(() => {
      throw new Refused('unreachable');
    });
  },

  reread({ helpdesk, viewer, last }, { origin }) {
    return nextRereading({ helpdesk, origin }, viewer, last);
  },

  async connect({ helpdesk, origin }) {
    await addConnection(helpdesk, origin);
    await finishConnecting();
    return { connected: true };
  },

  async disconnect({ connection, data }) {
    if (data === 'keep') await endWorkOn(connection);
    await removeConnection(connection);
    if (data === 'delete') {
      await eraseConnection(connection);
      await forgetLog(connection);
      await forgetShownProfile();
    }
    await reconcileScripts({ inject: false });
    return { disconnected: true };
  },

  async addProfile({ viewer, profile, ...place }) {
    await addProfile(place, viewer, profile);
    return { added: true };
  },

  async identify({ viewer, ...place }) {
    await identify(place, viewer);
    return { identified: true };
  },

  async define({ definitions }) {
    await applyPolicy(definitions);
    report(refile().then(() => Promise.all([watchMachine(), lookForNudges()])));
    return { defined: true };
  },

  /** Whatever it is that wakes the worker, the re-filing goes on; this also tells how far it is. */
  async refile({ anew }) {
    if (anew) {
      await prepareFiling();
      await write(fileAnew);
      report(refile());
    }
    const next = await refilingNow();
    return next ? { refiling: { done: next.done, total: next.total } } : {};
  },

  async pause({ isPaused }) {
    await setPaused(isPaused);
    return { isPaused };
  },

  async correct({ correction, ...key }) {
    await correct(key, correction);
    return { corrected: true };
  },

  async undoCorrection({ correction, ...key }) {
    await undo(key, correction);
    return { undone: true };
  },

  async reconcile() {
    await reconcileScripts({ inject: true });
    return { reconciled: true };
  },

  async demo({ tickets }) {
    await recordDemo(tickets);
    return { recorded: true };
  },
};

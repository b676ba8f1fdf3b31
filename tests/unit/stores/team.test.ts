import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingKey } from '../../../lib/db/schema.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { filingVersion } from '../../../lib/domain/filing.ts';
import { defaultTargets, type Target } from '../../../lib/domain/targets.ts';
import { readOwnTargets, writeTargets } from '../../../lib/platform/target-settings.ts';
import { applyTaken, takeFile, takeText, team, undoApplied } from '../../../lib/stores/team.ts';
import { installAfresh } from '../background/fresh.ts';
import { nineToFive } from '../domain/schedules.ts';
import { browser } from '../fake-browser.ts';

const usual = defaultDefinitions('UTC');
const own: Definitions = { ...usual, idleLimitMs: 60_000 };

/** Files the definitions at once, as the worker would, unless it is told what to answer. */
let refusal: object | undefined;
vi.mock('../../../lib/platform/runtime.ts', () => ({
  sendToWorker: async ({ type, body }: { type: string; body: { definitions?: Definitions } }) => {
    if (refusal) return refusal;
    if (type === 'define' && body.definitions) await choose(body.definitions);
    return { ok: true, value: {} };
  },
}));

async function choose(definitions: Definitions): Promise<void> {
  const db = await openDatabase();
  await db.put('filing', { now: { definitions, version: filingVersion } }, filingKey);
}
async function chosen(): Promise<Definitions | undefined> {
  const db = await openDatabase();
  return (await db.get('filing', filingKey))?.now.definitions;
}

beforeEach(async () => {
  await installAfresh();
  refusal = undefined;
  team.setState({ taken: undefined, replaced: undefined });
  await choose(own);
});

const taken = () => team.getState().taken;

test('a file of 200 MB is refused by its size, and not read', async () => {
  const file = { size: 200_000_000, text: () => Promise.reject(new Error('was read')) } as unknown as Blob;
  await takeFile(file);
  expect(taken()).toEqual({ state: 'refused', problems: [{ field: '', problem: 'too-large' }] });
});

test('a file that cannot be read is said, calmly', async () => {
  await takeFile({ size: 1, text: () => Promise.reject(new Error('gone')) } as unknown as Blob);
  expect(taken()).toEqual({ state: 'failed', detail: 'gone' });
});

test('what would change is told against what is set now, and nothing is written', async () => {
  const target = { metric: 'csat', statistic: 'ratio', value: 0.9 };
  await takeText(JSON.stringify({ format: 'firstline-team', version: 1, targets: [target] }));
  expect(taken()).toMatchObject({ state: 'offered', kept: false });
  const offered = taken();
  if (offered?.state !== 'offered') throw new Error('nothing offered');
  expect(offered.changes.filter(({ after }) => after)).toEqual([{ part: 'targets', after: target }]);
  expect(offered.changes).toHaveLength(5);
});

describe('a set-up that was applied', () => {
  const target: Target = { metric: 'csat', statistic: 'ratio', value: 0.9 };
  const parts = { supportHours: [nineToFive], definitions: { fcrWindowDays: 14 } };
  const take = (setup: object) =>
    takeText(JSON.stringify({ format: 'firstline-team', version: 1, ...setup }));

  test('is undone as far as it set something: what was chosen since stays', async () => {
    await take(parts);
    await applyTaken();
    expect(taken()).toEqual({ state: 'applied' });
    expect(await chosen()).toEqual({ ...own, fcrWindowDays: 14, supportHours: [nineToFive] });

    await choose({ ...own, fcrWindowDays: 14, supportHours: [nineToFive], idleLimitMs: 300_000 });
    await writeTargets([target]);
    await undoApplied();
    expect(taken()).toEqual({ state: 'undone' });
    expect(await chosen()).toEqual({ ...own, idleLimitMs: 300_000 });
    expect(await readOwnTargets()).toEqual([target]);
  });

  test('in half is undone like a whole one', async () => {
    await take({ ...parts, targets: [target] });
    const full = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('full'));
    await applyTaken();
    full.mockRestore();
    expect(taken()).toEqual({ state: 'interrupted', detail: 'full' });
    expect(await chosen()).toMatchObject({ fcrWindowDays: 14 });

    await undoApplied();
    expect(await chosen()).toEqual(own);
    expect(await readOwnTargets()).toEqual(defaultTargets);
  });

  test.each([
    ['bad-message', 'failed', false],
    ['internal', 'interrupted', true],
  ])('not at all, as the worker says "%s": %s', async (name, state, isUndoable) => {
    await take({ ...parts, targets: [target] });
    refusal = { ok: false, refusal: name };
    await applyTaken();
    expect(taken()).toEqual({ state, detail: name });
    expect(team.getState().replaced !== undefined).toBe(isUndoable);
    expect(await readOwnTargets()).toEqual(defaultTargets);
  });
});

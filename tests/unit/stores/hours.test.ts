/** What is edited and not saved outlives the page, until it is saved, discarded, or others are chosen. */
import { beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingKey } from '../../../lib/db/schema.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { filingVersion } from '../../../lib/domain/filing.ts';
import { proposeHours } from '../../../lib/domain/hours-editing.ts';
import { usualSchedule } from '../../../lib/domain/schedule-draft.ts';
import { installAfresh } from '../background/fresh.ts';

const usual = defaultDefinitions('UTC');
const nine = usualSchedule('UTC');
const filedUnder = (definitions: Definitions) => ({ definitions, version: filingVersion });

const sent: unknown[] = [];
let answer: unknown = { ok: true, value: { defined: true } };
vi.mock('../../../lib/platform/runtime.ts', () => ({
  sendToWorker: async (message: unknown) => {
    sent.push(message);
    return answer;
  },
}));

async function choose(definitions: Definitions): Promise<void> {
  await (await openDatabase()).put('filing', { now: filedUnder(definitions) }, filingKey);
}

/** The stores, as a page that is opened loads them; the database stays open. */
async function openPage() {
  vi.resetModules();
  const [stores, saved, popup] = await Promise.all([
    import('../../../lib/stores/hours.ts'),
    import('../../../lib/stores/saved-hours.ts'),
    import('../../../lib/stores/popup.ts'),
  ]);
  return { ...stores, ...saved, ...popup };
}
let page: Awaited<ReturnType<typeof openPage>>;
const draft = () => page.hours.getState().support?.draft;

beforeEach(async () => {
  await installAfresh();
  sent.length = 0;
  answer = { ok: true, value: { defined: true } };
  await choose(usual);
  page = await openPage();
  await page.openHours('support');
  page.edit('support', (editing) => proposeHours(editing, nine));
});

test('is there again when the page is', async () => {
  page = await openPage();
  await page.openHours('support');
  expect(draft()?.hours.mon).toEqual([['09:00', '17:00']]);
});

test('stays when something else was chosen, not when other hours were', async () => {
  await choose({ ...usual, fcrWindowDays: 3 });
  await page.openHours('support');
  expect(page.hours.getState().support).toMatchObject({
    draft: { timeZone: 'UTC' },
    definitions: { fcrWindowDays: 3 },
  });
  await choose({ ...usual, supportHours: [usualSchedule('Asia/Tokyo')] });
  await page.openHours('support');
  expect(draft()?.timeZone).toBe('Asia/Tokyo');
});

test('is gone when it was discarded', async () => {
  page.discard('support');
  expect(draft()).toBeUndefined();
  page = await openPage();
  await page.openHours('support');
  expect(draft()).toBeUndefined();
});

test('is saved onto what was chosen last, also while that is still filed, and undone', async () => {
  const chosen = { ...usual, fcrWindowDays: 3, clock: 'calendar' as const };
  const next = { ...filedUnder(chosen), done: 0, total: 1 };
  await (await openDatabase()).put('filing', { now: filedUnder(usual), next }, filingKey);
  await page.saveHours('support');
  const { clock: _, ...rest } = chosen;
  const saved = { ...rest, supportHours: [nine] };
  expect(sent).toEqual([{ type: 'define', body: { definitions: saved } }]);
  expect(page.popup.getState().view).toEqual({ name: 'overview' });
  await choose({ ...saved, countsRepeats: true });
  await page.undoHours();
  expect(sent[1]).toEqual({ type: 'define', body: { definitions: { ...chosen, countsRepeats: true } } });
  expect(page.savedHours.getState().replaced).toBeUndefined();
});

test('a refusal is said, and nothing is lost', async () => {
  answer = { ok: false, refusal: 'database', detail: 'no-space' };
  await page.saveHours('support');
  expect(page.savedHours.getState()).toEqual({ isSaving: false, refusal: 'no-space', replaced: undefined });
  expect(draft()).toBeDefined();
});

// @vitest-environment happy-dom
/** What the views say of a browser that has no room left, and what a second click does. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CountingView } from '../../../components/CountingView.tsx';
import { PinsView } from '../../../components/PinsView.tsx';
import { TargetForm } from '../../../components/TargetForm.tsx';
import { TargetsView } from '../../../components/TargetsView.tsx';
import { defaultTargets, type Target } from '../../../lib/domain/targets.ts';
import { type Overview, readOverview } from '../../../lib/stores/overview.ts';
import { popup } from '../../../lib/stores/popup.ts';
import { useStore } from '../../../lib/stores/use-store.ts';
import { installAfresh } from '../background/fresh.ts';
import { browser } from '../fake-browser.ts';
import { draw, fillDisk } from './drawn.ts';
import { speakEnglish } from './words.ts';

const { local } = browser.storage;
const didNotWork = 'That did not work (no room). Try again.';
const own: Target[] = [{ metric: 'handle-time', statistic: 'mean', value: 60_000 }];
let overview: Overview;

beforeEach(async () => {
  await installAfresh();
  speakEnglish();
  await local.set({ targets: own });
  overview = await readOverview(popup.getState().choice);
  popup.setState({ overview, replacedTargets: undefined });
});

function Targets() {
  const state = useStore(popup, (all) => all);
  return (
    <TargetsView
      state={state}
      overview={state.overview ?? overview}
      returnFrom={undefined}
      onBack={() => {}}
    />
  );
}
const stored = async () => (await local.get('targets')).targets;
const undo = (page: ReturnType<typeof draw>) =>
  page.all('.notice button').find(({ textContent }) => textContent === 'Undo');

describe('the list of targets', () => {
  test.each(['Restore defaults', 'Remove'])('"%s" clicked twice is undone by one Undo', async (name) => {
    const page = draw(<Targets />);
    const set = vi.spyOn(local, 'set');
    page.press(name);
    page.press(name);
    await vi.waitFor(() => expect(undo(page)).toBeDefined());
    expect(set.mock.calls.filter(([items]) => 'targets' in items)).toHaveLength(1);
    expect(await stored()).toEqual(name === 'Remove' ? [] : defaultTargets);
    undo(page)?.click();
    await vi.waitFor(async () => expect(await stored()).toEqual(own));
  });

  test('after "Remove" the focus is on what brings it back', async () => {
    const page = draw(<Targets />);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Targets'));
    page.press('Remove');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'));
    await vi.waitFor(() => expect(page.all('.target-line')).toEqual([]));
    expect(document.activeElement?.textContent).toBe('Undo');
  });

  test.each(['Restore defaults', 'Remove', 'Undo'])('"%s" that did not work', async (name) => {
    popup.setState({ replacedTargets: defaultTargets });
    fillDisk(local);
    const page = draw(<Targets />);
    page.press(name);
    await vi.waitFor(() => expect(page.alerts()).toEqual([didNotWork]));
  });
});

describe('a target', () => {
  const drawForm = (onDone: () => void) =>
    draw(<TargetForm target={own[0]} overview={overview} onDone={onDone} />);

  test('that is saved is left at once, however slow the page in front is', async () => {
    vi.spyOn(browser.tabs, 'query').mockReturnValue(new Promise(() => {}));
    const onDone = vi.fn();
    drawForm(onDone).press('Save');
    await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });

  test('that is not saved says why and stays', async () => {
    fillDisk(local);
    const onDone = vi.fn();
    const page = drawForm(onDone);
    page.press('Save');
    await vi.waitFor(() => expect(page.alerts()).toEqual([didNotWork]));
    expect(onDone).not.toHaveBeenCalled();
  });
});

test('a pin that did not work', async () => {
  fillDisk(local);
  const page = draw(<PinsView pins={['touches']} onBack={() => {}} />);
  page.press('Unpin');
  await vi.waitFor(() => expect(page.alerts()).toEqual([didNotWork]));
  expect(undo(page)).toBeUndefined();
});

test('what counts that did not work: the button is there again', async () => {
  const page = draw(<CountingView overview={overview} shortcut={undefined} onBack={() => {}} />);
  const button = () => page.all<HTMLButtonElement>('button[type="submit"]')[0];
  await vi.waitFor(() => expect(button()).toBeDefined());
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('no room');
  });
  button()?.click();
  await vi.waitFor(() => expect(page.alerts()).toContain(didNotWork));
  await vi.waitFor(() => expect(button()?.disabled).toBe(false));
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { WelcomeBasics } from '../../../components/WelcomeBasics.tsx';
import { usualSchedule } from '../../../lib/domain/schedule-draft.ts';
import { defaultTargets } from '../../../lib/domain/targets.ts';
import type { TeamSetup } from '../../../lib/domain/team.ts';
import { type Overview, readOverview } from '../../../lib/stores/overview.ts';
import { popup } from '../../../lib/stores/popup.ts';
import { installAfresh } from '../background/fresh.ts';
import { browser } from '../fake-browser.ts';
import { draw, fillDisk } from './drawn.ts';
import { speakEnglish } from './words.ts';

const sent: { body: { definitions: { supportHours: unknown } } }[] = [];
vi.mock('../../../lib/platform/runtime.ts', () => ({
  sendToWorker: async (message: (typeof sent)[number]) => {
    sent.push(message);
    return { ok: true, value: { defined: true } };
  },
}));

const { local } = browser.storage;
const save = 'Save and go on';
const didNotWork = 'That did not work (no room). Try again.';
let overview: Overview;

beforeEach(async () => {
  await installAfresh();
  speakEnglish();
  sent.length = 0;
  popup.setState({ welcome: { step: 'basics', isDone: false }, view: { name: 'welcome' } });
  overview = await readOverview(popup.getState().choice);
});

const drawn = (over: Partial<Overview> = {}) => draw(<WelcomeBasics overview={{ ...overview, ...over }} />);
const by = (setup: TeamSetup): Partial<Overview> => ({ policy: { setup, problems: [] } });
const stored = async () => (await local.get('targets')).targets;

describe('hours', () => {
  async function openHours() {
    const page = drawn();
    const [always, timed] = page.all<HTMLInputElement>('input[type="radio"]');
    const choose = (radio: HTMLInputElement | undefined) => {
      radio?.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const times = () => page.all<HTMLInputElement>('input.time');
    choose(timed);
    await vi.waitFor(() => expect(times()).toHaveLength(2));
    const hide = async () => {
      choose(always);
      await vi.waitFor(() => expect(times()).toHaveLength(0));
    };
    const show = async () => {
      choose(timed);
      await vi.waitFor(() => expect(times()).toHaveLength(2));
    };
    return { page, times, hide, show };
  }

  test('that are shown are those that are saved, also after another look', async () => {
    const { page, times, hide, show } = await openHours();
    page.type(times()[0], '08:00');
    await hide();
    await show();
    const [from] = times();
    page.press(save);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body.definitions.supportHours).toMatchObject([
      { hours: { mon: [[from?.value, '17:00']] } },
    ]);
  });

  test('that are wrong say so, and have the focus', async () => {
    const { page, times, hide, show } = await openHours();
    page.type(times()[0], 'soon');
    await hide();
    await show();
    page.press(save);
    await vi.waitFor(() => expect(document.activeElement).toBe(times()[0]));
    expect(page.alerts()).toEqual(['Enter times like 9:00 or 17:30.']);
    expect(sent).toEqual([]);
  });

  test('of the team are not said to be changed in the settings', () => {
    const page = drawn(by({ supportHours: [usualSchedule('UTC')] }));
    expect(page.text()).toContain('Set by your team.');
    expect(page.text()).not.toContain('changed in the settings');
    expect(page.all('input[type="radio"]')).toEqual([]);
  });
});

describe('targets', () => {
  test('of the team are no fields, and are not written as the agent’s own', async () => {
    const page = drawn({ ...by({ targets: [] }), targets: [] });
    expect(page.text()).toContain('Set by your team. You cannot change them here.');
    expect(page.all('.amount-field')).toEqual([]);
    page.press(save);
    await vi.waitFor(() => expect(popup.getState().view.name).toBe('overview'));
    expect(await stored()).toBeUndefined();
  });

  test('are written', async () => {
    drawn().press(save);
    await vi.waitFor(() => expect(popup.getState().view.name).toBe('overview'));
    expect(await stored()).toEqual(defaultTargets);
  });

  test('that cannot be written say so, and the screen stays', async () => {
    fillDisk(local);
    const page = drawn();
    page.press(save);
    await vi.waitFor(() => expect(page.alerts()).toEqual([didNotWork]));
    expect(popup.getState()).toMatchObject({ view: { name: 'welcome' }, welcome: { isDone: false } });
  });
});

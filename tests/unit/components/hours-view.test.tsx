// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HoursView } from '../../../components/HoursView.tsx';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingKey } from '../../../lib/db/schema.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { filingVersion } from '../../../lib/domain/filing.ts';
import type { HoursKind } from '../../../lib/domain/hours-editing.ts';
import { usualSchedule } from '../../../lib/domain/schedule-draft.ts';
import type { TeamSetup } from '../../../lib/domain/team.ts';
import { hours } from '../../../lib/stores/hours.ts';
import { readOverview } from '../../../lib/stores/overview.ts';
import { popup } from '../../../lib/stores/popup.ts';
import { installAfresh } from '../background/fresh.ts';
import { browser } from '../fake-browser.ts';
import { draw } from './drawn.ts';
import { speakEnglish } from './words.ts';

const sent: { body: { definitions: Definitions } }[] = [];
vi.mock('../../../lib/platform/runtime.ts', () => ({
  sendToWorker: async (message: (typeof sent)[number]) => {
    sent.push(message);
    return { ok: true, value: { defined: true } };
  },
}));

const usual = usualSchedule('UTC');
const timed: Definitions = { ...defaultDefinitions('UTC'), supportHours: [usual] };
const { local } = browser.storage;

beforeEach(async () => {
  await installAfresh();
  speakEnglish();
  sent.length = 0;
  hours.setState({}, true);
  await (await openDatabase()).put(
    'filing',
    { now: { definitions: timed, version: filingVersion } },
    filingKey,
  );
});

async function open(setup: TeamSetup = {}, kind: HoursKind = 'support') {
  const overview = await readOverview(popup.getState().choice);
  const policy = { setup, problems: [] };
  const page = draw(<HoursView kind={kind} overview={{ ...overview, policy }} onBack={() => {}} />);
  await vi.waitFor(() => expect(page.all('form')).toHaveLength(1));
  const clocks = () => page.all<HTMLInputElement>('input[name="clock"]');
  return { ...page, clocks };
}

describe('the clock', () => {
  test('that a policy sets cannot be chosen, the hours can', async () => {
    const page = await open({ definitions: { clock: 'business' } });
    expect(page.clocks().map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(page.text()).toContain('Set by your team.');
    expect(page.all('input.time').length).toBeGreaterThan(0);
  });

  test('is the agent’s own beside hours that a policy sets', async () => {
    const page = await open({ supportHours: [usual] });
    expect(page.text()).toContain('Set by your team.');
    expect(page.all('input.time')).toEqual([]);
    expect(page.all('button[type="submit"]')).toEqual([]);
    const [calendar] = page.clocks();
    expect(calendar?.disabled).toBe(false);
    calendar?.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => page.press('Save'));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body.definitions).toMatchObject({ clock: 'calendar', supportHours: [usual] });
  });

  test('of the team beside the team’s hours leaves nothing to save', async () => {
    const page = await open({ supportHours: [usual], definitions: { clock: 'calendar' } });
    expect(page.clocks().map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(page.all('button[type="submit"]')).toEqual([]);
  });
});

const listed = (page: { all(selector: string): HTMLElement[] }) =>
  page.all('.preview dt').map(({ textContent }) => textContent);

test.each<[HoursKind, string[]]>([
  ['support', []],
  ['shift', ['Utilization']],
])('%s: the preview lists what the cards show', async (kind, more) => {
  await local.set({ pins: ['next-reply-time'] });
  const page = await open({}, kind);
  if (kind === 'support') page.type(page.all('input.time')[0], '08:00');
  else page.press('Monday to Friday, 9:00–17:00');
  const headlines = ['First response time', 'Handle time', 'First contact resolution', 'Next reply time'];
  await vi.waitFor(() => expect(listed(page)).toEqual([...headlines, ...more]), 5_000);
});

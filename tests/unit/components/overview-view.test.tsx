// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { OverviewView } from '../../../components/OverviewView.tsx';
import { openDatabase } from '../../../lib/db/connection.ts';
import type { Connection } from '../../../lib/db/schema.ts';
import { readOverview } from '../../../lib/stores/overview.ts';
import { type PopupState, popup, type View } from '../../../lib/stores/popup.ts';
import { installAfresh } from '../background/fresh.ts';
import { speakEnglish } from './words.ts';

const connection: Connection = {
  id: 'c1',
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  connectedAt: 0,
};
const silent = { kind: 'silent', connection, tabId: 1, hasPermission: false } as const;

beforeAll(speakEnglish);
beforeEach(installAfresh);
afterEach(() => {
  render(null, document.body);
});

async function stateWith(more: Partial<PopupState>): Promise<PopupState> {
  await (await openDatabase()).put('connections', connection);
  const overview = await readOverview(popup.getInitialState().choice);
  return { ...popup.getInitialState(), overview, ...more };
}
const draw = (what: ComponentChild) => act(() => render(what, document.body));
const words = () => document.body.textContent ?? '';

test('what is known later than the figures stands below them, and the mark at the top leads there', async () => {
  await draw(<OverviewView state={await stateWith({ front: silent })} returnFrom={undefined} />);
  const cards = words().indexOf('First response time');
  expect(cards).toBeGreaterThan(0);
  expect(words().indexOf('the browser withdrew')).toBeGreaterThan(words().indexOf('Next to miss'));
  expect(words().indexOf('Not recorded')).toBeLessThan(cards);
  const mark = document.querySelector<HTMLElement>('.mark button');
  await act(() => mark?.click());
  expect(document.activeElement?.textContent).toBe('Allow again');
});

test('the mark of a page that is recorded as it should leads nowhere', async () => {
  await draw(<OverviewView state={await stateWith({})} returnFrom={undefined} />);
  expect(document.querySelector('.mark')?.textContent).toBe('1 helpdesk connected');
  expect(document.querySelector('.mark button')).toBeNull();
});

test.each<[string, string, View]>([
  ['the overview itself', 'Firstline', { name: 'overview' }],
  ['a view that nothing here opens', 'Firstline', { name: 'hours' }],
  ['a view that a link opens', 'Targets', { name: 'targets' }],
  ['a figure', 'Handle time', { name: 'figure', metric: 'handle-time' }],
])('back from %s, the focus is at "%s"', async (_, name, returnFrom) => {
  await draw(<OverviewView state={await stateWith({})} returnFrom={returnFrom} />);
  expect(document.activeElement?.textContent).toBe(name);
});

test('what was undone takes its button with it, and the heading has the focus', async () => {
  const state = await stateWith({ replacedTargets: [] });
  await draw(<OverviewView state={state} returnFrom={undefined} />);
  const undo = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Undo');
  undo?.focus();
  expect(document.activeElement).toBe(undo);
  await draw(<OverviewView state={{ ...state, replacedTargets: undefined }} returnFrom={undefined} />);
  expect(document.activeElement?.textContent).toBe('Firstline');
});

test.each([
  ['that was read before goes on counting, and can be paused', { handleMs: 5_000 }, ['Pause']],
  ['that was never read has nothing to pause', undefined, []],
])('a ticket that cannot be read now, %s', async (_, counted, buttons) => {
  const reading = { state: 'refused', reason: 'rate-limited', retryAt: 0 } as const;
  const status = { helpdesk: 'zendesk', viewer: '12', ticket: '5', reading } as const;
  const front = { kind: 'recorded', connection, isOwn: true, tabId: 1, status } as const;
  const doing = { state: 'counting' } as const;
  const running = {
    ticket: { connection: 'c1', ticket: '5' },
    isInFront: true,
    time: counted && { ...counted, at: Date.now(), doing, elsewhereMs: 0 },
    shortcut: 'Alt+P',
  } as unknown as PopupState['running'];
  await draw(<OverviewView state={await stateWith({ front, running })} returnFrom={undefined} />);
  const pressed = [...document.querySelectorAll('.running button')].map(({ textContent }) => textContent);
  expect(pressed.filter((text) => text === 'Pause')).toEqual(buttons);
});

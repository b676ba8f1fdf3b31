import type { FirefoxExtension, FirefoxPage } from '../browsers/firefox-extension.ts';
import { plainHost } from '../browsers/plain-host.ts';
import { expect, test } from './test.ts';

const minuteMs = 60_000;
const host = 'http://127.0.0.1/*';

test('from install to a recorded ticket in four clicks at most, with no page loaded anew', async ({
  firefox,
  helpdesk,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await firefox.tab.evaluate(() => void Object.assign(window, { isSamePage: true }));

  const clicks: string[] = [];
  const click = <Result>(what: string, act: () => Promise<Result>): Promise<Result> => {
    clicks.push(what);
    return act();
  };
  const popup = await click('the icon', () => firefox.openPopup());
  await click('Next', () => popup.click('button', 'Next'));
  await expect.poll(() => popup.text()).toContain('Connect 127.0.0.1');
  expect(await popup.text()).toContain('This looks like Zendesk Support.');
  await click('Connect', () => popup.click('button', 'Connect'));
  expect(await click('Allow', () => firefox.answerPrompt('allow'))).toContain('127.0.0.1');

  await expect.poll(async () => (await records()).seen.map(({ ticket }) => ticket)).toEqual([String(id)]);
  expect(clicks.length).toBeLessThanOrEqual(4);
  await expect.poll(() => popup.text()).toContain('Hours and targets');
  await popup.click('button', 'Save and show my numbers');
  await expect.poll(() => popup.text()).toContain(`#${id}`);
  expect((await firefox.state()).hosts).toContain(host);
  expect(await registeredScripts(firefox)).toEqual(['zendesk']);
  expect(await firefox.tab.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a permission that is not given changes nothing, and the popup says so', async ({
  firefox,
  helpdesk,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  const popup = await firefox.openPopup();
  await popup.click('button', 'Next');
  await popup.click('button', 'Connect');
  await firefox.answerPrompt('deny');
  await expect.poll(() => popup.text()).toContain('The browser did not give access');
  expect((await firefox.state()).hosts).not.toContain(host);
  expect(await registeredScripts(firefox)).toEqual([]);
  expect((await records()).connections).toEqual([]);
  expect(helpdesk.faults.requestsFromOutside()).toEqual([]);
});

test('a popup that closes and an event page that sleeps while the browser asks lose nothing', async ({
  firefox,
  helpdesk,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  const popup = await firefox.openPopup();
  await popup.click('button', 'Next');
  await popup.click('button', 'Connect');
  await firefox.closePopup();
  await firefox.suspend();
  await firefox.answerPrompt('allow');
  await expect.poll(async () => (await records()).seen.map(({ ticket }) => ticket)).toEqual([String(id)]);
});

test('the popup shows the figure that a calculation by hand gives', async ({ helpdesk, connect }) => {
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 60 * minuteMs;
  const id = helpdesk.store.open({ at: openedAt, requester: 901, assignee: 12 });
  helpdesk.store.comment(id, { at: openedAt + 5 * minuteMs, by: 12, public: false });
  helpdesk.store.comment(id, { at: openedAt + 42 * minuteMs + 10_000, by: 12 });
  helpdesk.store.comment(id, { at: openedAt + 50 * minuteMs, by: 12 });
  const popup = await connect(id);
  await expect.poll(() => figureIn(popup, 'first-response-time')).toBe('42 min 10 s');

  await popup.click('button', 'First response time');
  await expect.poll(() => popup.text()).toContain(`#${id}`);
  const moments = await popup.evaluate(() =>
    [...document.querySelectorAll('li time')].map((time) => time.getAttribute('datetime') ?? ''),
  );
  expect(moments.map(Date.parse)).toEqual([openedAt, openedAt + 42 * minuteMs + 10_000]);
});

test('an event page suspended between any two steps loses nothing and counts nothing twice', async ({
  firefox,
  helpdesk,
  connect,
  records,
}) => {
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 10 * minuteMs;
  const id = helpdesk.store.open({ at: openedAt, requester: 901, assignee: 12 });
  await connect(id);
  await firefox.closePopup();
  const { tab } = firefox;
  const submit = async (as: string) => {
    await tab.click('tab', 'Public reply');
    await tab.type('textbox', 'Message', 'Done.');
    await tab.click('button', `Submit as ${as}`);
  };
  const eventsOfKind = async (isOne: (event: { type: string; to?: unknown }) => boolean) =>
    (await records()).tickets[0]?.events.filter(isOne).length;
  const steps: [() => Promise<unknown>, () => Promise<unknown>, number][] = [
    [() => submit('open'), () => eventsOfKind(({ type }) => type === 'message'), 2],
    [() => submit('solved'), () => eventsOfKind(({ type, to }) => type === 'status' && to === 'solved'), 1],
    [
      async () => {
        await tab.workFor(1_000);
        await tab.click('link', 'Practice helpdesk');
      },
      async () => Number((await records()).tickets[0]?.spans.length) > 0,
      1,
    ],
  ];
  for (const [act, seen, expected] of steps) {
    await firefox.suspend();
    expect((await firefox.state()).background).toBe('stopped');
    await act();
    await expect.poll(async () => Number(await seen())).toBe(expected);
    expect((await firefox.state()).background).toBe('running');
  }
  await firefox.suspend();

  const { tickets, open, days } = await records();
  expect(tickets).toHaveLength(1);
  expect(open).toEqual([]);
  const replies = tickets[0]?.events.filter(({ type, ...e }) => type === 'message' && isAgents(e)) ?? [];
  expect(replies).toHaveLength(2);
  expect(JSON.stringify(days)).toContain(`"first-response-time":${(replies[0]?.at ?? 0) - openedAt}`);
  const spans = tickets[0]?.spans ?? [];
  for (const [index, span] of spans.entries()) {
    expect(span.to).toBeGreaterThan(span.from);
    expect(span.from).toBeGreaterThanOrEqual(spans[index - 1]?.to ?? 0);
  }
});

test('the popup reads its figures without waking the event page', async ({ firefox, helpdesk, connect }) => {
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 60 * minuteMs;
  const id = helpdesk.store.open({ at: openedAt, requester: 901 });
  helpdesk.store.comment(id, { at: openedAt + 9 * minuteMs, by: 12 });
  await connect(id);
  await firefox.closePopup();
  await firefox.tab.goto('about:blank');
  await firefox.suspend();
  const popup = await firefox.openPopup();
  await expect.poll(() => figureIn(popup, 'first-response-time')).toBe('9 min');
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect((await firefox.state()).background).toBe('stopped');
});

test('a permission taken away wakes the event page, and the scripts are gone; given again, they are back', async ({
  firefox,
  helpdesk,
  connect,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  await connect(id);
  await firefox.closePopup();
  await firefox.suspend();
  await firefox.revoke(host);
  await expect.poll(() => registeredScripts(firefox)).toEqual([]);
  expect((await firefox.state()).background).toBe('running');

  const other = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 902 });
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${other}`);
  const popup = await firefox.openPopup();
  await expect.poll(() => popup.text()).toContain('Allow again');
  expect((await records()).seen).toHaveLength(1);

  await popup.click('button', 'Allow again');
  await firefox.answerPrompt('allow');
  await expect.poll(async () => (await records()).seen.length).toBe(2);
  expect(await registeredScripts(firefox)).toEqual(['zendesk']);
});

test('disconnecting gives the access back and stops the recording; the figures go only if they are told to', async ({
  firefox,
  helpdesk,
  connect,
  records,
}) => {
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 60 * minuteMs;
  const id = helpdesk.store.open({ at: openedAt, requester: 901 });
  helpdesk.store.comment(id, { at: openedAt + 9 * minuteMs, by: 12 });
  const popup = await connect(id);
  await popup.click('button', 'Helpdesks');
  await popup.click('button', 'Disconnect…');
  await popup.click('button', 'Disconnect');
  await expect.poll(() => popup.text()).toContain('What was recorded is kept.');
  expect((await firefox.state()).hosts).not.toContain(host);
  expect(await registeredScripts(firefox)).toEqual([]);
  await popup.click('button', 'Back');
  await expect.poll(() => figureIn(popup, 'first-response-time')).toBe('9 min');

  await firefox.closePopup();
  const other = helpdesk.store.open({ at: openedAt, requester: 902 });
  helpdesk.faults.clearLog();
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${other}`);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(helpdesk.faults.requestsFromOutside()).toEqual([]);

  const again = await firefox.openPopup();
  await again.click('button', 'Helpdesks');
  await again.click('button', 'Delete the stored tickets…');
  await expect.poll(() => again.text()).toContain('This cannot be undone');
  await again.click('button', 'Delete 1 ticket');
  await expect.poll(() => again.text()).toContain('nothing is stored');
  const { filing: _, ...rows } = await records();
  expect(Object.values(rows).flat()).toEqual([]);
});

test('an export from the popup opens a tab, which saves every ticket', async ({
  firefox,
  helpdesk,
  connect,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 60 * minuteMs, requester: 901 });
  const popup = await connect(id);
  await popup.click('button', 'Helpdesks');
  await popup.click('button', 'Export…');
  const saved = async () => Object.entries(await firefox.downloads()).filter(([, text]) => text !== '');
  await expect.poll(saved).toHaveLength(1);
  const [[name, text] = ['', '']] = await saved();
  expect(name).toMatch(/^firstline-127\.0\.0\.1-\d+-.*\.json$/);
  expect(JSON.parse(text).tickets).toMatchObject([{ ticket: String(id) }]);
});

test('a page whose policy forbids its scripts to ask is read by the event page, also without TLS', async ({
  firefox,
  helpdesk,
  records,
}) => {
  const url = helpdesk.url.replace('127.0.0.1', plainHost);
  helpdesk.setContentSecurityPolicy("connect-src 'none'");
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 60 * minuteMs;
  const id = helpdesk.store.open({ at: openedAt, requester: 901 });
  helpdesk.store.comment(id, { at: openedAt + 9 * minuteMs, by: 12 });
  await firefox.tab.goto(`${url}/agent/tickets/${id}`);
  const isForbidden = await firefox.tab.evaluate(() =>
    fetch('/api/v2/users/me.json').then(
      () => false,
      () => true,
    ),
  );
  expect(isForbidden).toBe(true);
  const popup = await firefox.openPopup();
  await popup.click('button', 'Next');
  await popup.click('button', 'Connect');
  await firefox.answerPrompt('allow');
  await popup.click('button', 'Skip');
  await expect.poll(() => figureIn(popup, 'first-response-time')).toBe('9 min');
  expect((await records()).connections).toMatchObject([{ origin: url, viewer: '12' }]);
  expect(helpdesk.faults.requestsFromOutside().every(({ method }) => method === 'GET')).toBe(true);
});

test('and where the session does not go along from there, the popup says so', async ({
  firefox,
  helpdesk,
  records,
}) => {
  helpdesk.setContentSecurityPolicy("connect-src 'none'");
  helpdesk.faults.next('/api/v2/*', { kind: 'status', status: 401 }, { times: 50 });
  const id = helpdesk.store.open({ at: Date.now() - 60 * minuteMs, requester: 901 });
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  const popup = await firefox.openPopup();
  await popup.click('button', 'Next');
  await popup.click('button', 'Connect');
  await firefox.answerPrompt('allow');
  await popup.click('button', 'Skip');
  await expect.poll(() => popup.text()).toContain('forbids extensions to ask it');
  expect((await records()).tickets).toEqual([]);
});

test('after a reload of the extension an open ticket tab is recorded on, without a reload of the page', async ({
  firefox,
  helpdesk,
  connect,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 60 * minuteMs, requester: 901, assignee: 12 });
  await connect(id);
  await firefox.closePopup();
  await firefox.tab.evaluate(() => void Object.assign(window, { isSamePage: true }));
  const before = (await records()).seen[0]?.completeAt ?? 0;
  await firefox.reload();
  await expect.poll(async () => (await records()).seen[0]?.completeAt).toBeGreaterThan(before);
  await firefox.tab.click('tab', 'Public reply');
  await firefox.tab.type('textbox', 'Message', 'Done.');
  await firefox.tab.click('button', 'Submit as solved');
  const solved = async () =>
    (await records()).tickets[0]?.events.some((event) => event.type === 'status' && event.to === 'solved');
  await expect.poll(solved).toBe(true);
  expect(await firefox.tab.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('somebody else who signs in is recorded only as a profile of their own', async ({
  firefox,
  helpdesk,
  connect,
  records,
}) => {
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 60 * minuteMs;
  const ids = [12, 13].map((by, index) => {
    const ticket = helpdesk.store.open({ at: openedAt, requester: 901 });
    helpdesk.store.comment(ticket, { at: openedAt + (9 + index) * minuteMs, by });
    return ticket;
  });
  await connect(ids[0] as number);
  await firefox.closePopup();
  helpdesk.switchAgent('bob');
  await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${ids[1]}`);
  const popup = await firefox.openPopup();
  await expect.poll(() => popup.text()).toContain('signed in as someone else');
  expect((await records()).tickets).toHaveLength(1);
  await popup.click('button', 'Add profile');
  await expect.poll(() => figureIn(popup, 'first-response-time')).toBe('10 min');
  expect((await records()).connections).toMatchObject([
    { viewer: '12' },
    { viewer: '13', profile: 'Profile 2' },
  ]);
});

async function registeredScripts(firefox: FirefoxExtension): Promise<string[]> {
  const page = await firefox.consolePage();
  return page.evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
  );
}

/** As it is read: no-break spaces are spaces. */
function figureIn(popup: FirefoxPage, metric: string): Promise<string | undefined> {
  return popup.evaluate(
    (id) =>
      document
        .querySelector(`[data-metric="${id}"] .figure`)
        ?.textContent.replaceAll(String.fromCharCode(160), ' '),
    metric,
  );
}

function isAgents(event: object): boolean {
  return 'by' in event && (event.by as { role: string }).role === 'agent';
}

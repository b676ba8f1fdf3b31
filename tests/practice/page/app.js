/** The practice helpdesk's page: moves between the queue and the tickets without reloading, and asks for news. */

import { readAudits, readQueue, receiveTicket, SignedOut, updateTicket } from './client.js';
import { createHeader } from './header.js';
import { createPane } from './pane.js';
import { createQueue } from './queue.js';

const TOAST_MS = 4000;

const start = JSON.parse(document.getElementById('start').textContent);
const state = {
  me: start.me,
  now: start.queue.now,
  users: new Map(),
  tickets: new Map(),
  opened: new Map(),
  activeId: null,
};

const queueRoot = document.getElementById('queue');
const panesRoot = document.getElementById('panes');
const toast = document.getElementById('toast');
const signedOut = document.getElementById('signed-out');
const header = createHeader({ closeTab });
const queue = createQueue(queueRoot, { receive });
let toastTimer;

function take(news) {
  const known = state.tickets.size > 0;
  const arrived = news.tickets.filter((ticket) => !state.tickets.has(ticket.id));
  state.me = news.me ?? state.me;
  state.now = news.now;
  state.users = new Map(news.users.map((user) => [user.id, user]));
  state.tickets = new Map(news.tickets.map((ticket) => [ticket.id, ticket]));
  const [first] = arrived;
  if (known && first) say(`New ticket #${first.id}: ${first.subject}`);
}

function render() {
  header.render(state);
  queue.render(state);
  for (const [id, { pane }] of state.opened) {
    const ticket = state.tickets.get(id);
    if (ticket) pane.render(ticket, state);
  }
  const active = state.tickets.get(state.activeId);
  document.title = active ? `#${active.id} ${active.subject} – Practice helpdesk` : 'Practice helpdesk';
}

async function refresh() {
  await reporting(async () => {
    take(await readQueue());
    signedOut.hidden = true;
    render();
    for (const id of state.opened.keys()) await refreshAudits(id);
  });
}

async function refreshAudits(id) {
  const entry = state.opened.get(id);
  const revision = state.tickets.get(id)?.revision;
  if (!entry || revision === undefined || entry.revision === revision) return;
  const audits = await readAudits(id);
  entry.pane.renderAudits(audits, state);
  entry.revision = revision;
}

async function reporting(action) {
  try {
    await action();
    return true;
  } catch (error) {
    if (error instanceof SignedOut) signedOut.hidden = false;
    else say(error instanceof TypeError ? 'The practice helpdesk does not answer.' : error.message);
    return false;
  }
}

function submit(id, change) {
  return reporting(async () => {
    const ticket = state.tickets.get(id);
    const isEmpty = !change.comment && change.status === ticket?.status;
    if (isEmpty) throw new Error('Write a message or choose another status.');
    await updateTicket(id, change);
    say(`Ticket #${id} submitted as ${change.status}`);
    await refresh();
  });
}

function assignToMe(id) {
  return reporting(async () => {
    await updateTicket(id, { assignee_id: state.me.id });
    say(`Ticket #${id} is yours`);
    await refresh();
  });
}

function receive() {
  return reporting(async () => {
    await receiveTicket();
    await refresh();
  });
}

function open(id, audits) {
  if (state.opened.has(id)) return;
  const pane = createPane(id, { submit, assignToMe });
  state.opened.set(id, { pane, revision: null });
  panesRoot.append(pane.element);
  if (!audits) return;
  pane.renderAudits(audits, state);
  state.opened.get(id).revision = state.tickets.get(id)?.revision;
}

function closeTab(id) {
  state.opened.get(id)?.pane.element.remove();
  state.opened.delete(id);
  if (state.activeId === id) go('/agent/dashboard');
  else render();
}

function go(path) {
  history.pushState(null, '', path);
  show();
}

function show() {
  const id = Number(location.pathname.match(/^\/agent\/tickets\/(\d+)/)?.[1]);
  state.activeId = state.tickets.has(id) ? id : null;
  if (id && state.activeId === null) say(`There is no ticket #${id}`);
  if (state.activeId !== null) open(state.activeId);
  queueRoot.hidden = state.activeId !== null;
  render();
  for (const [each, { pane }] of state.opened) pane.setActive(each === state.activeId);
  const active = state.activeId;
  if (active !== null) {
    reporting(async () => {
      await refreshAudits(active);
      state.opened.get(active)?.pane.setActive(active === state.activeId);
    });
  }
}

function say(text) {
  toast.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.textContent = '';
  }, TOAST_MS);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="/agent/"]');
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !isPlain) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
addEventListener('popstate', show);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh();
});
setInterval(() => {
  if (!document.hidden) refresh();
}, start.pollMs);

take(start.queue);
if (start.opened) open(start.opened.id, start.opened.audits);
show();

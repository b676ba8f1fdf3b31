/** The list of tickets, in a few views. */

import { h, replace } from './dom.js';
import { absolute, ago, channelName, sentenceCase } from './format.js';

const UNSOLVED = ['new', 'open', 'pending', 'hold'];
const isUnsolved = (ticket) => UNSOLVED.includes(ticket.status);
const latestFirst = (a, b) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id;
const oldestFirst = (a, b) => a.created_at.localeCompare(b.created_at) || a.id - b.id;

const VIEWS = [
  { name: 'All unsolved', has: isUnsolved, order: oldestFirst },
  {
    name: 'My unsolved',
    has: (ticket, me) => isUnsolved(ticket) && ticket.assignee_id === me.id,
    order: oldestFirst,
  },
  {
    name: 'Unassigned',
    has: (ticket) => isUnsolved(ticket) && ticket.assignee_id === null,
    order: oldestFirst,
  },
  { name: 'Solved', has: (ticket) => !isUnsolved(ticket), order: latestFirst },
];

const BANNER_KEY = 'practice-banner-closed';

export function createQueue(root, { receive }) {
  let view = VIEWS[0];
  let shown = null;

  const views = h('nav', { class: 'views', 'aria-label': 'Views' });
  const heading = h('h1');
  const rows = h('tbody');
  const empty = h('p', { class: 'empty', hidden: true }, 'No tickets in this view.');
  const head = ['Status', 'Ticket', 'Requester', 'Channel', 'Requested', 'Updated', 'Assignee'];
  const table = h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...head.map((name) => h('th', { scope: 'col' }, name)))),
    rows,
  );

  root.append(
    views,
    h(
      'div',
      { class: 'list' },
      banner(),
      h(
        'div',
        { class: 'list-head' },
        heading,
        h('button', { type: 'button', onclick: receive }, 'Receive a ticket'),
      ),
      table,
      empty,
    ),
  );

  function render(state) {
    shown = state;
    const tickets = [...state.tickets.values()];
    const count = (each) => tickets.filter((ticket) => each.has(ticket, state.me)).length;
    if (views.childElementCount === 0) views.append(...VIEWS.map(viewButton));
    for (const [index, button] of [...views.children].entries()) {
      button.lastElementChild.textContent = String(count(VIEWS[index]));
      button.setAttribute('aria-current', String(VIEWS[index] === view));
    }
    heading.textContent = view.name;
    const found = tickets.filter((ticket) => view.has(ticket, state.me)).toSorted(view.order);
    replace(rows, ...found.map((ticket) => row(ticket, state)));
    table.hidden = found.length === 0;
    empty.hidden = found.length > 0;
  }

  function viewButton(each) {
    const choose = () => {
      view = each;
      render(shown);
    };
    return h(
      'button',
      { type: 'button', onclick: choose },
      h('span', {}, each.name),
      h('span', { class: 'count' }),
    );
  }

  return { render };
}

function row(ticket, { users, now }) {
  const requester = users.get(ticket.requester_id)?.name ?? '–';
  const assignee = users.get(ticket.assignee_id)?.name ?? '–';
  const urgent = ticket.priority === 'urgent' || ticket.priority === 'high';
  return h(
    'tr',
    {},
    h('td', {}, statusBadge(ticket.status)),
    h(
      'td',
      { class: 'subject' },
      h('a', { href: `/agent/tickets/${ticket.id}` }, ticket.subject),
      h('span', { class: 'muted' }, `#${ticket.id}`),
      urgent ? h('span', { class: 'priority' }, sentenceCase(ticket.priority)) : null,
    ),
    h('td', {}, requester),
    h('td', { class: 'muted channel' }, channelName(ticket.via.channel)),
    h('td', {}, timeCell(ticket.created_at, now)),
    h('td', { class: 'updated' }, timeCell(ticket.updated_at, now)),
    h('td', { class: ticket.assignee_id === null ? 'muted' : '' }, assignee),
  );
}

const timeCell = (iso, now) => h('time', { datetime: iso, title: absolute(iso) }, ago(iso, now));

export function statusBadge(status) {
  return h('span', { class: `status status-${status}` }, sentenceCase(status));
}

function banner() {
  if (sessionStorage.getItem(BANNER_KEY)) return null;
  const element = h(
    'aside',
    { class: 'notice', 'aria-label': 'How to begin' },
    h(
      'p',
      {},
      h('strong', {}, 'New here? '),
      'Open a ticket, reply, solve it; then click the Firstline icon in the tool bar. Nothing here is real, so nothing can break.',
    ),
    h('button', { type: 'button', class: 'quiet', 'aria-label': 'Close this note', onclick: close }, '×'),
  );
  function close() {
    sessionStorage.setItem(BANNER_KEY, '1');
    element.remove();
  }
  return element;
}

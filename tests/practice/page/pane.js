/** One opened ticket. It stays in the document, hidden, while another is shown: what was typed is kept. */

import { createComposer } from './composer.js';
import { h, replace } from './dom.js';
import { absolute, ago, channelName, initials, sentenceCase } from './format.js';
import { statusBadge } from './queue.js';

export function createPane(id, { submit, assignToMe }) {
  const title = h('h1');
  const summary = h('div', { class: 'summary' });
  const facts = h('dl');
  const assign = h('button', { type: 'button', onclick: () => assignToMe(id) }, 'Assign to me');
  const log = h('div', { class: 'log', role: 'log', 'aria-label': 'Conversation', tabindex: '0' });
  const composer = createComposer((change) => submit(id, change));
  const drawn = new Set();

  const element = h(
    'section',
    {
      class: 'ticket-panes-grid-layout',
      'data-ticket-id': id,
      'data-is-active': 'false',
      'aria-label': `Ticket #${id}`,
      hidden: true,
    },
    h('aside', { class: 'facts', 'aria-label': 'Ticket details' }, facts, assign),
    h(
      'div',
      { class: 'conversation' },
      h('div', { class: 'ticket-head' }, title, summary),
      log,
      composer.element,
    ),
  );

  function setActive(isActive) {
    element.dataset.isActive = String(isActive);
    element.hidden = !isActive;
    if (isActive) log.scrollTop = log.scrollHeight;
  }

  function render(ticket, { users, me, now }) {
    title.textContent = ticket.subject;
    const requester = users.get(ticket.requester_id)?.name ?? '–';
    replace(
      summary,
      statusBadge(ticket.status),
      h('span', { class: 'muted' }, `#${ticket.id} · ${requester}`),
    );
    assign.hidden = ticket.assignee_id === me.id || ticket.status === 'closed';
    const rating = ticket.satisfaction_rating.score;
    replace(
      facts,
      fact('Requester', requester),
      fact('Assignee', users.get(ticket.assignee_id)?.name ?? 'Nobody yet'),
      fact('Channel', channelName(ticket.via.channel)),
      fact('Priority', sentenceCase(ticket.priority ?? 'none')),
      fact('Requested', absolute(ticket.created_at)),
      fact('Updated', ago(ticket.updated_at, now)),
      fact('Rating', rating === 'good' || rating === 'bad' ? sentenceCase(rating) : 'None'),
      fact('Tags', ticket.tags.length > 0 ? ticket.tags.join(', ') : 'None'),
    );
    composer.setClosed(ticket.status === 'closed');
    composer.setTracked(ticket);
  }

  function renderAudits(audits, { users }) {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    for (const audit of audits) {
      if (drawn.has(audit.id)) continue;
      drawn.add(audit.id);
      log.append(...audit.events.flatMap((event) => entry(event, audit, users)));
    }
    if (atEnd) log.scrollTop = log.scrollHeight;
  }

  return { element, setActive, render, renderAudits };
}

const fact = (name, value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));

function entry(event, audit, users) {
  if (event.type === 'Comment') return [comment(event, audit, users)];
  const who = users.get(audit.author_id)?.name ?? 'The system';
  if (event.type === 'Change' && event.field_name === 'status') {
    return [line(`${who} set the status to ${event.value}`, audit)];
  }
  if (event.type === 'Change' && event.field_name === 'assignee_id') {
    const to = users.get(Number(event.value))?.name;
    return [line(to ? `Assigned to ${to}` : 'Assigned to nobody', audit)];
  }
  if (event.type === 'SatisfactionRating') return [line(`${who} rated this ${event.score}`, audit)];
  if (event.type === 'ChatStartedEvent') return [line('Handed over to the team', audit)];
  return [];
}

function line(text, audit) {
  return h('p', { class: 'event' }, `${text} · `, stamp(audit.created_at));
}

function comment(event, audit, users) {
  const author = users.get(event.author_id);
  const kind = event.public ? (author?.role === 'end-user' ? 'end-user' : 'agent') : 'internal';
  const name = author?.name ?? 'Automatic reply';
  return h(
    'article',
    { 'data-test-id': 'omni-log-comment-item', class: `comment comment-${kind}` },
    h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name)),
    h(
      'div',
      { 'data-test-id': 'omni-log-item-message', type: kind, class: 'bubble' },
      h(
        'header',
        {},
        h('strong', {}, name),
        kind === 'internal'
          ? h('span', { 'data-test-id': 'omni-log-internal-note-tag', class: 'note-tag' }, 'Internal')
          : null,
        stamp(audit.created_at),
      ),
      h('p', {}, event.body),
    ),
  );
}

function stamp(iso) {
  return h('time', { 'data-test-id': 'timestamp-relative', datetime: iso, class: 'muted' }, absolute(iso));
}

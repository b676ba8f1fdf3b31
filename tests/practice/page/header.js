/** The bar at the top: a tab for each opened ticket, and who is signed in. */

import { h, replace } from './dom.js';

export function createHeader({ closeTab }) {
  const tabs = document.getElementById('tabs');
  const account = document.getElementById('account');
  const menu = document.getElementById('account-menu');
  const items = [...menu.querySelectorAll('[role=menuitem]')];

  function setMenuOpen(isOpen) {
    menu.hidden = !isOpen;
    account.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) items[0].focus();
  }

  account.addEventListener('click', () => setMenuOpen(menu.hidden));
  document.addEventListener('click', (event) => {
    if (!account.contains(event.target) && !menu.contains(event.target)) setMenuOpen(false);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      setMenuOpen(false);
      account.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = items.indexOf(document.activeElement) + step;
    items.at(index % items.length).focus();
  });
  tabs.addEventListener('click', (event) => {
    const id = event.target.closest('button')?.dataset.close;
    if (id) closeTab(Number(id));
  });

  return {
    render({ me, tickets, opened, activeId }) {
      replace(
        account,
        h('span', { class: 'account-name' }, me.name),
        h('span', { 'aria-hidden': 'true' }, '▾'),
      );
      replace(tabs, ...[...opened.keys()].map((id) => tab(id, tickets.get(id), id === activeId)));
    },
  };
}

function tab(id, ticket, isSelected) {
  return h(
    'div',
    {
      class: 'tab',
      'data-test-id': 'header-tab',
      'data-entity-type': 'TICKET_ENTITY_TYPE',
      'data-entity-id': id,
      'data-entity-is-selected': String(isSelected),
    },
    h(
      'a',
      { href: `/agent/tickets/${id}`, 'aria-current': isSelected ? 'page' : null },
      h('span', {}, ticket?.subject ?? 'Ticket'),
      h('small', {}, `#${id}`),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet', 'data-close': id, 'aria-label': `Close ticket #${id}` },
      '×',
    ),
  );
}

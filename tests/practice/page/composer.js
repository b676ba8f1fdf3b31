/** Where an agent writes: to the customer, or a note to the team. */

import { h } from './dom.js';

const SUBMIT_AS = ['open', 'pending', 'solved'];
/** The Time Tracking app's fields: the total, and what the last update took. */
const [TOTAL_FIELD, LAST_FIELD] = [360_001, 360_002];

export function createComposer(submit) {
  let isPublic = true;
  let isBusy = false;

  const tabs = [tab('Public reply', true), tab('Internal note', false)];
  const message = h('textarea', { 'aria-label': 'Message', rows: '4' });
  const minutes = h('input', { type: 'number', min: '0', max: '600', step: '1', inputmode: 'numeric' });
  const tracking = h('label', { class: 'tracking muted', hidden: true }, 'Minutes spent ', minutes);
  let trackedS = 0;
  const buttons = SUBMIT_AS.map((status) =>
    h(
      'button',
      { type: 'button', class: status === 'solved' ? 'primary' : '', onclick: () => send(status) },
      `Submit as ${status}`,
    ),
  );
  const closed = h(
    'p',
    { class: 'muted closed', hidden: true },
    'This ticket is closed and takes no more replies.',
  );
  const form = h(
    'div',
    { class: 'composer-body' },
    h(
      'div',
      { role: 'tablist', 'aria-label': 'Kind of message', class: 'kinds', onkeydown: moveBetween },
      ...tabs,
    ),
    message,
    h('div', { class: 'actions' }, tracking, ...buttons),
  );
  const element = h('div', { class: 'composer' }, form, closed);
  choose(true);

  function tab(name, forCustomer) {
    return h('button', { type: 'button', role: 'tab', onclick: () => choose(forCustomer) }, name);
  }

  function choose(forCustomer) {
    isPublic = forCustomer;
    element.classList.toggle('is-note', !isPublic);
    for (const [index, each] of tabs.entries()) {
      const isSelected = (index === 0) === isPublic;
      each.setAttribute('aria-selected', String(isSelected));
      each.tabIndex = isSelected ? 0 : -1;
    }
    message.placeholder = isPublic ? 'Write to the customer' : 'Write a note that only the team sees';
  }

  function moveBetween(event) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    choose(!isPublic);
    tabs[isPublic ? 0 : 1].focus();
  }

  async function send(status) {
    if (isBusy) return;
    isBusy = true;
    const body = message.value.trim();
    const isSent = await submit({
      status,
      ...(body ? { comment: { body, public: isPublic } } : {}),
      ...bookedTime(),
    });
    isBusy = false;
    if (!isSent) return;
    message.value = '';
    minutes.value = '';
    choose(true);
  }

  function bookedTime() {
    const spentS = Math.round(Number(minutes.value) * 60);
    if (tracking.hidden || !(spentS > 0)) return {};
    return {
      custom_fields: [
        { id: TOTAL_FIELD, value: trackedS + spentS },
        { id: LAST_FIELD, value: spentS },
      ],
    };
  }

  return {
    element,
    /** A ticket has the app's fields where the app is installed. */
    setTracked({ custom_fields }) {
      const total = custom_fields.find(({ id }) => id === TOTAL_FIELD);
      tracking.hidden = total === undefined;
      trackedS = Number(total?.value ?? 0);
    },
    setClosed(isClosed) {
      form.hidden = isClosed;
      closed.hidden = !isClosed;
    },
  };
}

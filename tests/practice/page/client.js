/** The page's requests. The header tells them apart from what an extension asks on the same page. */

const HEADERS = { 'X-Practice-Page': '1', 'Content-Type': 'application/json' };

export class SignedOut extends Error {}

async function ask(path, init = {}) {
  const response = await fetch(path, { ...init, headers: HEADERS });
  if (response.status === 401) throw new SignedOut();
  const body = await response.json();
  if (!response.ok) throw new Error(body.description ?? `The helpdesk answered ${response.status}`);
  return body;
}

export const readQueue = () => ask('/practice/queue.json');

export const receiveTicket = () => ask('/practice/arrival', { method: 'POST', body: '{}' });

export async function readAudits(id) {
  const audits = [];
  let next = `/api/v2/tickets/${id}/audits.json?page[size]=100`;
  while (next) {
    const body = await ask(next);
    audits.push(...body.audits);
    next = body.links.next;
  }
  return audits;
}

export function updateTicket(id, change) {
  return ask(`/api/v2/tickets/${id}.json`, { method: 'PUT', body: JSON.stringify({ ticket: change }) });
}

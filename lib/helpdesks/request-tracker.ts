/**
 * Request Tracker 5 and 6: REST 2 with the session's cookie; who is signed in stands in a script of every page.
 * By hand: {base}/Ticket/Display.html?id=1
 */
import type { Accounted, Actor, TicketEvent, TicketStatus } from '../domain/ticket.ts';
import {
  type Adapter,
  findUnknown,
  isPassing,
  type Page,
  type ReadTicket,
  Unreadable,
  unlessWithheld,
} from './adapter.ts';
import { Shape } from './shape.ts';
import type { StatusMeaning, TeamWords } from './team-words.ts';

const pageSize = 100;
const maxPages = 6;
const historyFields = 'Type,Field,OldValue,NewValue,Created,Creator,ObjectId,TimeTaken';
const minuteMs = 60_000;
const nobodyId = '6';
const nobodyName = 'Nobody';
const systemName = 'RT_System';

/** The default lifecycle. */
const statuses: Partial<Record<string, TicketStatus>> = {
  new: 'new',
  open: 'open',
  stalled: 'pending',
  resolved: 'solved',
  rejected: 'closed',
  deleted: 'closed',
};

/** What is read, and what is known to say nothing of who replied, who owns the ticket or how it stands. */
const knownTypes = new Set([
  ...['Create', 'Correspond', 'Comment', 'Status', 'Set', 'SetWatcher', 'EmailRecord', 'CommentEmailRecord'],
  ...['Take', 'Steal', 'Give', 'Untake', 'Force', 'AddWatcher', 'DelWatcher', 'AddLink', 'DeleteLink'],
  ...['CustomField', 'Subject', 'Told', 'TimeTaken', 'SystemError', 'PurgeTransaction', 'Forward Ticket'],
  ...['Forward Transaction', 'AddReminder', 'OpenReminder', 'ResolveReminder', 'Queue', 'Priority'],
]);

const ticketPages = /^(.*)\/Ticket\/(?:Display|Update|History|Modify\w*)\.html$/;

export const requestTracker: Adapter = {
  id: 'request-tracker',
  // REST 2 marks nothing as seen: that is done by the display page alone.
  quietGet: true,

  ticketIn({ pathname, searchParams }) {
    const ticket = searchParams.get('id') ?? '';
    const base = ticketPages.exec(pathname)?.[1];
    return base !== undefined && /^[1-9]\d*$/.test(ticket) ? { ticket, ...(base && { base }) } : undefined;
  },

  async read({ ticket: id, base = '' }, page) {
    const me = currentUser(page.document);
    const api = `${base}/REST/2.0`;
    const [answer, firstPage] = await Promise.all([
      page.getJson(`${api}/ticket/${id}?fields[Queue]=Name`),
      page.getJson(historyPath(api, id, 1)),
    ]);
    const ticket = new Shape(answer, 'ticket');
    const history = await readHistory(api, id, ticket, firstPage, page);
    if (history.items.length === 0) throw new Unreadable('no-permission', 'history: empty');

    const effectiveId = ticket.at('EffectiveId').at('id').id();
    if (effectiveId !== id) return mergedAway(id, effectiveId, me, history.items);

    const items = history.items.filter((item) => item.at('ObjectId').id() === id);
    const actors = await actorsOf(items, ticket, me, api, page);
    const hasCreation = items.some((item) => item.at('Type').text() === 'Create');
    const { complete, cutShort } = history;
    return {
      viewer: { id: me.id },
      events: eventsOf({ items, complete }, ticket, me, actors, page.words),
      complete: complete && actors.complete && hasCreation,
      precision: 'second',
      ...requesterOf(ticket),
      ...page.words.complaintIn(() => marksOf(ticket)),
      ...accountedOf(history, ticket, me),
      ...findUnknown(
        items.map((item) => item.at('Type').text()),
        knownTypes,
      ),
      ...(cutShort && { cutShort }),
    };
  },
};

/** RT names people by number in some fields and by name in others. */
type Me = { id: string; name: string };

function currentUser(document: Document): Me {
  for (const { textContent } of document.querySelectorAll('script:not([src])')) {
    const json = /RT\.CurrentUser\s*=\s*(\{.*?\})\s*;/s.exec(textContent ?? '')?.[1];
    if (json === undefined) continue;
    const user = new Shape(JSON.parse(json), 'RT.CurrentUser');
    return { id: user.at('id').id(), name: user.at('Name').text() };
  }
  if (document.querySelector('form#login')) throw new Unreadable('logged-out');
  throw new Unreadable('not-recognised', 'RT.CurrentUser: not in the page');
}

function historyPath(api: string, id: string, number: number): string {
  return `${api}/ticket/${id}/history?per_page=${pageSize}&page=${number}&fields=${historyFields}`;
}

type History = { items: Shape[]; complete: boolean; cutShort?: Unreadable };

/**
 * RT 5 names neither a next page nor a total, and transactions that the agent may not see are taken out after
 * paging. So a page that is short or even full proves nothing: the history is whole when its newest instant is the
 * ticket's last update, or when a page is empty.
 */
async function readHistory(
  api: string,
  id: string,
  ticket: Shape,
  firstPage: unknown,
  page: Page,
): Promise<History> {
  const lastUpdated = ticket.at('LastUpdated').instant();
  const items: Shape[] = [];
  let answer = new Shape(firstPage, 'history');
  for (let number = 1; ; number += 1) {
    const found = answer.at('items').list();
    items.push(...found);
    const isWhole = found.length < pageSize && found.at(-1)?.at('Created').instant() === lastUpdated;
    if (found.length === 0 || (isWhole && answer.at('next_page').isAbsent)) return { items, complete: true };
    if (number === maxPages) return { items, complete: false };
    try {
      answer = new Shape(await page.getJson(historyPath(api, id, number + 1)), `history page ${number + 1}`);
    } catch (error) {
      if (isPassing(error)) return { items, complete: false, cutShort: error };
      throw error;
    }
  }
}

type Actors = { byName: Map<string, Actor>; complete: boolean };

/** Requestors are customers; others are agents unless RT says that they are not privileged (a customer in Cc). */
async function actorsOf(items: Shape[], ticket: Shape, me: Me, api: string, page: Page): Promise<Actors> {
  const requestors = new Set(
    ticket
      .at('Requestor')
      .list()
      .map((one) => one.at('id').id()),
  );
  const byName = new Map<string, Actor>();
  let complete = true;
  for (const name of new Set(items.map((item) => item.at('Creator').at('id').id()))) {
    if (name === me.name) byName.set(name, { role: requestors.has(name) ? 'customer' : 'agent', id: me.id });
    else if (requestors.has(name)) byName.set(name, { role: 'customer', id: name });
    else if (name === systemName) byName.set(name, { role: 'system', id: name });
    else {
      const isAgent = await page.once(`privileged ${name}`, () => isPrivileged(name, api, page));
      if (isAgent === undefined) complete = false;
      else byName.set(name, { role: isAgent ? 'agent' : 'customer', id: name });
    }
  }
  return { byName, complete };
}

/** Undefined: RT does not tell. The path holds a person's name or address, so no error may name it. */
async function isPrivileged(name: string, api: string, page: Page): Promise<boolean | undefined> {
  try {
    const answer = await unlessWithheld(page.getJson(`${api}/user/${encodeURIComponent(name)}`));
    if (answer === undefined) return undefined;
    const privileged = new Shape(answer, 'user').at('Privileged');
    return privileged.isAbsent ? undefined : Number(privileged.value) === 1;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(error.reason, 'user', error.retryAt);
  }
}

function eventsOf(
  history: History,
  ticket: Shape,
  me: Me,
  { byName }: Actors,
  words: TeamWords,
): TicketEvent[] {
  const statusOf = statusReader(history.items, ticket, words);
  return history.items.flatMap((item): TicketEvent[] => {
    const base = { id: item.at('id').id(), at: item.at('Created').instant() };
    const by = byName.get(item.at('Creator').at('id').id());
    switch (item.at('Type').text()) {
      case 'Create':
        return by ? openingOf(base, by, history, ticket, me, statusOf) : [];
      case 'Correspond':
        return by ? [{ ...base, type: 'message', by, public: true }] : [];
      case 'Comment':
        return by ? [{ ...base, type: 'message', by, public: false }] : [];
      case 'Status':
        return [{ ...base, type: 'status', ...(by && { by }), ...statusOf(item.at('NewValue').text()) }];
      default:
        return isOwnerChange(item)
          ? [{ ...base, type: 'assignment', ...(by && { by }), ...ownerOf(item.at('NewValue')) }]
          : [];
    }
  });
}

/**
 * A status or an owner given at creation leaves no transaction: it is what the first change changed. Without a
 * change it is the present one, which is known to be the first only when the whole history was seen.
 */
function openingOf(
  base: { id: string; at: number },
  by: Actor,
  { items, complete }: History,
  ticket: Shape,
  me: Me,
  statusOf: (name: string) => StatusMeaning,
): TicketEvent[] {
  const changed = items.find((item) => item.at('Type').text() === 'Status')?.at('OldValue');
  const status = changed ?? (complete ? ticket.at('Status') : undefined);
  const given = items.find(isOwnerChange)?.at('OldValue');
  const owner = given ? ownerOf(given) : complete ? presentOwner(ticket, me) : {};
  const events: TicketEvent[] = [
    { ...base, type: 'created', by },
    { ...base, id: `${base.id}.message`, type: 'message', by, public: true },
  ];
  if (status)
    events.push({ ...base, id: `${base.id}.status`, type: 'status', by, ...statusOf(status.text()) });
  if (owner.to !== undefined)
    events.push({ ...base, ...owner, id: `${base.id}.owner`, type: 'assignment', by });
  return events;
}

/** Older data names the kind of change; `SetWatcher` tells the same change a second time. */
const ownerChanges: unknown[] = ['Set', 'Take', 'Steal', 'Give', 'Untake', 'Force'];

function isOwnerChange(item: Shape): boolean {
  return ownerChanges.includes(item.at('Type').value) && item.at('Field').value === 'Owner';
}

function ownerOf(value: Shape): { to?: string } {
  const id = value.id();
  return id === nobodyId ? {} : { to: id };
}

function presentOwner(ticket: Shape, me: Me): { to?: string } {
  const name = ticket.at('Owner').at('id').id();
  if (name === nobodyName) return {};
  return { to: name === me.name ? me.id : name };
}

/**
 * Lifecycles can be renamed. Of a name that neither the team nor the default lifecycle knows: RT stamps `Resolved` in the second of entering an inactive status, so the status
 * entered last in that second is one, whenever it was entered.
 */
function statusReader(items: Shape[], ticket: Shape, words: TeamWords): (name: string) => StatusMeaning {
  const resolved = ticket.at('Resolved');
  const resolvedAt = resolved.isAbsent ? undefined : resolved.instant();
  const changes = items.filter((item) => item.at('Type').text() === 'Status');
  const entered = changes.findLast((change) => change.at('Created').instant() === resolvedAt);
  const first = changes[0]?.at('OldValue') ?? ticket.at('Status');
  const isBornSolved = resolvedAt === ticket.at('Created').instant();
  const inactive = entered?.at('NewValue').text() ?? (isBornSolved ? first.text() : undefined);
  return (name) => words.statusNamed(name, statuses[name] ?? (name === inactive ? 'solved' : 'open'));
}

/** RT answers for a merged ticket with the one it went into; the link's transaction tells when. */
function mergedAway(id: string, into: string, me: Me, items: Shape[]): ReadTicket {
  const link = items.find(
    (item) => item.at('ObjectId').id() === id && item.at('Field').value === 'MergedInto',
  );
  const at = (link ?? (items[0] as Shape)).at('Created').instant();
  return {
    viewer: { id: me.id },
    events: [{ id: 'merge', at, type: 'merge', into }],
    complete: false,
    precision: 'second',
  };
}

/**
 * Transactions bear the minutes that their creator booked; the ticket holds the sum. Those of a ticket that was merged
 * into this one count in both.
 */
function accountedOf({ items, complete }: History, ticket: Shape, me: Me): { accounted?: Accounted } {
  const booked = items.filter((item) => item.at('TimeTaken').whole() !== 0);
  if (!complete || booked.length === 0) return {};
  const mine = booked.filter((item) => item.at('Creator').at('id').id() === me.name);
  const mineMin = mine.reduce((sum, item) => sum + item.at('TimeTaken').whole(), 0);
  return { accounted: { mineMs: mineMin * minuteMs, allMs: ticket.at('TimeWorked').whole() * minuteMs } };
}

/** The queue, and what custom fields hold; with the field's name before it where the value alone says too little. */
function marksOf(ticket: Shape): unknown[] {
  const fields = ticket.at('CustomFields');
  return [
    ticket.at('Queue').at('Name').value,
    ...(fields.isAbsent ? [] : fields.list()).flatMap((field) =>
      field
        .at('values')
        .list()
        .flatMap(({ value }) => [value, `${field.at('name').value}: ${value}`]),
    ),
  ];
}

function requesterOf(ticket: Shape): { requester?: string } {
  const first = ticket.at('Requestor').list()[0];
  return first ? { requester: first.at('id').id() } : {};
}

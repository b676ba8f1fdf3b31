import type { TicketKey } from '../lib/domain/work.ts';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { t } from '../lib/platform/i18n.ts';
import { type Connection, isDemo } from '../lib/stores/overview.ts';

type Props = TicketKey & { connections: readonly Connection[] };

/** A ticket's number, which opens it in its helpdesk, if it has one; with the host where several are connected. */
export function TicketLink({ connection: id, ticket, connections }: Props) {
  const connection = connections.find((one) => one.id === id);
  if (!connection || isDemo(connection)) return <strong>{t('ticket_number', ticket)}</strong>;
  const { helpdesk, origin, base = '' } = connection;
  return (
    <span class="ticket-link">
      <a href={`${origin}${base}${catalog[helpdesk].ticketAddress(ticket)}`} target="_blank" rel="noreferrer">
        {t('ticket_number', ticket)}
      </a>
      {connections.length > 1 && <span class="secondary"> {new URL(origin).host}</span>}
    </span>
  );
}

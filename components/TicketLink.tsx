import type { TicketKey } from '../lib/domain/work.ts';
import { t } from '../lib/platform/i18n.ts';
import { openTicket, ticketAddress } from '../lib/stores/open-ticket.ts';
import { type Connection, isDemo } from '../lib/stores/overview.ts';

type Props = TicketKey & { connections: readonly Connection[] };

/** A ticket's number, which opens it in its helpdesk, if it has one; with the host where several are connected. */
export function TicketLink({ connection: id, ticket, connections }: Props) {
  const connection = connections.find((one) => one.id === id);
  if (!connection || isDemo(connection)) return <strong>{t('ticket_number', ticket)}</strong>;
  return (
    <span class="ticket-link">
      <a
        href={ticketAddress(connection, ticket)}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => {
          // With a key held the agent says where: a new tab behind this one, a new window.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void openTicket(connection, ticket);
        }}
      >
        {t('ticket_number', ticket)}
      </a>
      {connections.length > 1 && <span class="secondary"> {new URL(connection.origin).host}</span>}
    </span>
  );
}

/** Made-up tickets to look around in: whose they are, and the shape in which a page hands them to the worker. */
import { type Checked, list, object } from './check.ts';
import { demoProfile } from './profile.ts';
import { instant, ticketSnapshot } from './ticket.ts';

/** Not the id that any helpdesk's connection can have, on a host that no network has. */
export const demoConnection = {
  id: 'demo',
  helpdesk: 'zendesk',
  origin: 'https://demo.invalid',
  viewer: 'me',
  profile: demoProfile,
  isDemo: true,
} as const;

const demoTicket = object({
  snapshot: ticketSnapshot,
  /** When it was worked on. */
  spans: list(object({ from: instant, to: instant })),
});
export type DemoTicket = Checked<typeof demoTicket>;

export const demoTickets = list(demoTicket, { max: 100 });

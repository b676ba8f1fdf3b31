/** The adapters, one for every helpdesk of the catalog. Content scripts import their own adapter, not this. */
import type { HelpdeskId } from '../domain/ticket.ts';
import type { Adapter } from './adapter.ts';
import { requestTracker } from './request-tracker.ts';
import { zendesk } from './zendesk.ts';

export const adapters: Readonly<Record<HelpdeskId, Adapter>> = { 'request-tracker': requestTracker, zendesk };

/** Stores what an agent with many tickets has, as the worker would have, in few and large transactions. */
import type { Page } from '@playwright/test';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import { filingVersion } from '../../lib/domain/filing.ts';
import { rulesOf } from '../../lib/domain/rules.ts';
import { connection, type History, historyOf } from './history.ts';
import { put } from './put.ts';

const ticketsPerDay = 91;
export const waiting = 500;
export const definitions = defaultDefinitions('Europe/Berlin');

/** @param page one of the extension's own @returns the agent's days and open tickets, as they were filed */
export async function storeTickets(page: Page, count: number): Promise<Pick<History, 'sheets' | 'open'>> {
  const endsAt = Date.now();
  const { records, sheets, open } = historyOf(
    count,
    { endsAt, ticketsPerDay, waiting },
    rulesOf(definitions),
  );
  const putAll = async (store: string, values: readonly unknown[], size: number) => {
    for (let from = 0; from < values.length; from += size)
      await put(page, store, values.slice(from, from + size));
  };
  const account = {
    id: connection,
    helpdesk: 'zendesk',
    origin: 'https://acme.zendesk.com',
    viewer: 'anna',
    connectedAt: endsAt,
  };
  await put(page, 'connections', [account]);
  await put(page, 'filing', [{ now: { definitions, version: filingVersion } }], 'state');
  await putAll('tickets', records, 5_000);
  await putAll(
    'seen',
    records.map(({ ticket }) => ({ connection, ticket, completeAt: endsAt })),
    20_000,
  );
  await putAll('days', sheets, 100);
  await putAll('open', open, 1_000);
  return { sheets, open };
}

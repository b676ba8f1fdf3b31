import { describe, expect, test } from 'vitest';
import { helpdeskIds } from '../../lib/domain/ticket.ts';
import { catalog, helpdeskAt, optionalHostPermissions } from '../../lib/helpdesks/catalog.ts';
import { adapters } from '../../lib/helpdesks/registry.ts';
import { codeOf, filesUnder } from './imports.ts';

/** Addresses of ticket 7 and of a page beside it, a pair a helpdesk; a new helpdesk adds its own. */
const addresses: Record<string, { ticket: string; other: string }> = {
  zendesk: {
    ticket: 'https://acme.zendesk.com/agent/tickets/7',
    other: 'https://acme.zendesk.com/agent/dashboard',
  },
  'request-tracker': {
    ticket: 'https://rt.acme.example/rt/Ticket/Display.html?id=7',
    other: 'https://rt.acme.example/rt/Search/Results.html?id=7',
  },
};

test('catalog, adapters, ids and content scripts name the same helpdesks', () => {
  const ids = [...helpdeskIds].sort();
  expect(Object.keys(catalog).sort()).toEqual(ids);
  expect(Object.keys(adapters).sort()).toEqual(ids);
  expect(Object.keys(addresses).sort()).toEqual(ids);
  expect(filesUnder('entrypoints', /\.content\.ts$/)).toEqual(
    ids.map((id) => `entrypoints/${id}.content.ts`).sort(),
  );
});

describe.each(helpdeskIds)('%s', (id) => {
  const { ticket, other } = addresses[id] ?? { ticket: '', other: '' };

  test('has an adapter under its own id', () => {
    expect(adapters[id].id).toBe(id);
  });

  test('is registered at run time: matches would make its hosts mandatory', () => {
    const code = codeOf(`entrypoints/${id}.content.ts`);
    expect(code).toContain("registration: 'runtime'");
    expect(code).toContain(`lib/helpdesks/${id}.ts`);
    expect(code).not.toContain('matches');
  });

  test('has fixtures and a test of its own', () => {
    expect(filesUnder(`tests/fixtures/helpdesks/${id}`, /./).length).toBeGreaterThan(0);
    expect(filesUnder('tests/unit/helpdesks')).toContain(`tests/unit/helpdesks/${id}.test.ts`);
  });

  test('may be asked for: its hosts are optional permissions', () => {
    expect(catalog[id].hosts.filter((host) => !optionalHostPermissions.includes(host))).toEqual([]);
  });

  test('is recognised where its tickets are, and the adapter agrees with the catalog', () => {
    expect(adapters[id].ticketIn(new URL(ticket))).toMatchObject({ ticket: '7' });
    expect(adapters[id].ticketIn(new URL(other))).toBeUndefined();
    expect(catalog[id].ticketPath.test(new URL(ticket).pathname)).toBe(true);
    expect(catalog[id].ticketPath.test(new URL(other).pathname)).toBe(false);
    expect(helpdeskAt(new URL(ticket))).toBe(id);
  });

  test('takes no other helpdesk’s ticket for its own', () => {
    const others = Object.entries(addresses).filter(([another]) => another !== id);
    expect(others.filter(([, pair]) => adapters[id].ticketIn(new URL(pair.ticket)))).toEqual([]);
  });

  test('says to people what it is', () => {
    const { name, reads, versions } = catalog[id];
    expect([name, reads, versions].filter((text) => text.trim() === '')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { Misfit } from '../../../lib/domain/check.ts';
import { type HelpdeskRules, helpdeskRules, meaningsAt } from '../../../lib/domain/helpdesk-rules.ts';

const acme = { helpdesk: 'zendesk', origin: 'https://acme.zendesk.com' } as const;
const rt = { helpdesk: 'request-tracker', origin: 'https://rt.acme.example' } as const;

function misfit(value: unknown): string {
  try {
    helpdeskRules(value);
    return 'fits';
  } catch (error) {
    const { message, path } = error as Misfit;
    expect(error).toBeInstanceOf(Misfit);
    return `${path}: ${message}`;
  }
}

describe('what a team may say', () => {
  test.each<[string, object]>([
    ['nothing', acme],
    ['statuses', { ...rt, statuses: { erledigt: 'solved', 'waiting for carrier': 'hold' } }],
    ['complaints', { ...acme, complaints: ['complaint', 'Beschwerde'] }],
    ['that there are no complaints', { ...acme, complaints: [] }],
  ])('%s', (_, rules) => {
    expect(helpdeskRules([rules])).toEqual([rules]);
  });

  test.each<[string, unknown, string]>([
    ['no list', {}, ': invalid_type'],
    ['a helpdesk that is not there', [{ ...acme, helpdesk: 'acme-desk' }], '0.helpdesk: invalid_value'],
    [
      'an address that is no origin',
      [acme, { ...rt, origin: `${rt.origin}/rt` }],
      '1.origin: invalid_format',
    ],
    [
      'a status that is none of ours',
      [{ ...rt, statuses: { parked: 'parked' } }],
      '0.statuses.parked: invalid_value',
    ],
    ['a status without a name', [{ ...rt, statuses: { ' ': 'open' } }], '0.statuses: invalid_format'],
    ['too long a name', [{ ...rt, statuses: { ['x'.repeat(201)]: 'open' } }], '0.statuses: too_big'],
    ['complaints in one text', [{ ...acme, complaints: 'complaint' }], '0.complaints: invalid_type'],
    ['a complaint without a word', [{ ...acme, complaints: ['a', ' '] }], '0.complaints.1: invalid_format'],
    ['a field that is not known', [{ ...acme, tags: [] }], '0: unrecognized_keys'],
  ])('not: %s', (_, rules, expected) => {
    expect(misfit(rules)).toBe(expected);
  });
});

describe('whose they are', () => {
  const all: HelpdeskRules[] = [
    { ...acme, complaints: ['old'] },
    { ...rt, statuses: { offen: 'open' } },
    { ...acme, complaints: ['complaint'] },
  ];
  test.each<[string, Parameters<typeof meaningsAt>[1], object]>([
    ['of two for one place, the later', acme, { complaints: ['complaint'] }],
    ['another helpdesk at another origin', rt, { statuses: { offen: 'open' } }],
    ['another origin', { ...acme, origin: 'https://other.zendesk.com' }, {}],
    ['another helpdesk at that origin', { ...rt, origin: acme.origin }, {}],
  ])('%s', (_, place, expected) => {
    expect(meaningsAt(all, place)).toEqual(expected);
  });
});

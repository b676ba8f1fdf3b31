/** Does the oracle notice a mistake? Each mutation of the domain must disagree where the domain itself does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNursery } from './mutants.ts';
import { mutations } from './mutations.ts';
import { type Domain, loadDomain } from './product.ts';
import { places } from './schedules.ts';
import { domainFolder, prepareTrial, type Trial, tryDomain, tryValues } from './trial.ts';

/** Most mistakes show on few tickets; the rest of them are tried only where none did. */
const few = 680;
const tickets = 4080;

describe('the oracle notices that', () => {
  const nursery = createNursery();
  let trial: Trial;
  let known: Set<string>;

  beforeAll(async () => {
    trial = await prepareTrial(11, 2 * places.length, tickets);
    known = new Set(disagreementsOf(await loadDomain(domainFolder), true));
  });
  afterAll(() => nursery.clear());

  /** Each as text, so that a mistake is not taken for one that the domain itself makes. */
  function disagreementsOf(domain: Domain, all: boolean): string[] {
    if (!all) return tryValues(domain, trial, few).map((one) => JSON.stringify(one));
    const { values, figures } = tryDomain(domain, trial);
    return [...values.map((one) => JSON.stringify(one)), ...figures];
  }

  it.each(mutations)('$name', async (mutation) => {
    const mutant = await loadDomain(nursery.breed(mutation));
    const isNew = (one: string) => !known.has(one);
    const noticed = disagreementsOf(mutant, false).some(isNew) || disagreementsOf(mutant, true).some(isNew);
    expect(noticed).toBe(true);
  });

  it('nothing is wrong with a copy that was not changed', async () => {
    const text = 'export function rulesOf(';
    const copy = await loadDomain(nursery.breed({ name: 'none', file: 'rules.ts', from: text, to: text }));
    expect(disagreementsOf(copy, true).filter((one) => !known.has(one))).toEqual([]);
  });
});

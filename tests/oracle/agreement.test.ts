/**
 * Every value of every ticket on every day, and every figure of every period, against SQL written from the
 * definitions by itself. `ORACLE_SEED=7 ORACLE_TICKETS=50000 npm run test:oracle` tries others.
 */
import { beforeAll, expect, describe as group, it } from 'vitest';
import { describe } from './compare.ts';
import { consultOracle } from './oracle.ts';
import { loadDomain } from './product.ts';
import type { Profile } from './profiles.ts';
import { places } from './schedules.ts';
import type { Story } from './stories.ts';
import { domainFolder, prepareTrial, type Trial, tryDomain, type Verdicts } from './trial.ts';

const seed = Number(process.env.ORACLE_SEED ?? 1);
const tickets = Number(process.env.ORACLE_TICKETS ?? 20_400);
/** Twice each place, so that each has several schedules, windows and starts of the day. */
const profileCount = 2 * places.length;

group(`the figures of ${tickets} tickets of ${profileCount} agents, seed ${seed}`, () => {
  let trial: Trial;
  let found: Verdicts;

  beforeAll(async () => {
    trial = await prepareTrial(seed, profileCount, tickets);
    found = tryDomain(await loadDomain(domainFolder), trial);
  });

  it('agree on every value of every ticket on every day', () => {
    expect(describe(found.values, trial.stories, seed)).toBe('');
  });

  it('agree on every figure of every period', () => {
    expect(found.figures.slice(0, 20).join('\n')).toBe('');
  });

  it('are of tickets that reach every metric and every edge', () => {
    const counts = new Map<string, number>();
    const opened = new Set(
      trial.stories.map(({ profile, record }) => openingKey(profile, record, createdAt(record))),
    );
    const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
    for (const { metric } of trial.lines.values()) count(metric);
    for (const { record, profile, lastReadAt } of trial.stories) {
      const solve = record.events.find((event) => event.type === 'status' && event.to === 'solved');
      const due = (solve?.at ?? Number.NaN) + profile.windowDays * 86_400_000;
      if (record.events.some(({ at }) => at === due)) count('something at the very end of the window');
      if (profile.countsRepeats && opened.has(openingKey(profile, record, due)))
        count('another ticket at the very end of the window');
      if (lastReadAt === due) count('read at the very end of the window');
      if (record.suspect.length > 0) count('a wrong clock');
      if (!record.complete) count('not seen whole');
      if (record.events.some(({ at }) => profile.hot.includes(at)))
        count('something at a turn of the day or the clocks');
    }
    const rare = [...counts].filter(([, n]) => n < tickets / 1000);
    expect(rare).toEqual([]);
    expect(trial.metrics.size).toBeGreaterThanOrEqual(22);
  });
});

const createdAt = ({ events }: Story['record']) => events.find(({ type }) => type === 'created')?.at;
const openingKey = ({ profile }: Profile, { requester }: Story['record'], at: number | undefined) =>
  `${profile} ${requester} ${at}`;

it('the database knows the same changes of clocks as the runtime', async () => {
  const oracle = await consultOracle([], []);
  for (const { timeZone, change } of places) {
    const rows = await oracle.query<{ at: number; local: string }>(`
      SELECT epoch_ms(moment) AS at, strftime(timezone('${timeZone}', timezone('UTC', moment)), '%Y-%m-%d %H:%M:%S') AS local
      FROM (SELECT unnest(generate_series(DATE '${change}' - 60, DATE '${change}' + 60, INTERVAL 6 HOUR))::TIMESTAMP AS moment)
    `);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    expect(rows.filter(({ at, local }) => format.format(at) !== local)).toEqual([]);
  }
  oracle.close();
});

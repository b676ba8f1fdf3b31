import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { oneTouchReadings } from '../../lib/domain/definitions.ts';
import { countedNames, momentNames, statistics } from '../../lib/domain/metrics/metric.ts';
import { allMetrics } from '../../lib/domain/metrics/registry.ts';
import { ticketUnitOf } from '../../lib/domain/metrics/unit.ts';
import { reasonCodes } from '../../lib/domain/outcome.ts';
import { periods } from '../../lib/domain/period.ts';
import { scheduleProblems } from '../../lib/domain/schedule-rules.ts';
import { draftProblems } from '../../lib/domain/target-draft.ts';
import { setupProblems } from '../../lib/exchange/team-setup.ts';
import { unreadableReasons } from '../../lib/helpdesks/adapter.ts';
import { refusals } from '../../lib/messaging/protocol.ts';

type Entry = { message: string; placeholders?: Record<string, { content: string }> };
const locales = readdirSync('public/_locales');
const read = (locale: string): Record<string, Entry> =>
  JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
const english = read('en');

const sources = ['components', 'lib', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);
const config = readFileSync('wxt.config.ts', 'utf8');
const code = [...sources, config].join('\n');

const key = (id: string) => id.replaceAll('-', '_');
const families: Record<string, readonly string[]> = {
  reason: reasonCodes.map(key),
  unrecorded: [...unreadableReasons, ...refusals].map(key),
  moment: momentNames.map(key),
  statistic: statistics.map(key),
  schedule_problem: scheduleProblems.map(key),
  period: Object.keys(periods),
  draft: draftProblems.map(key),
  problem: setupProblems.map(key),
  force: ['coming', 'replaced'],
  touch: oneTouchReadings.map(key),
  metric: allMetrics.flatMap((metric) => {
    const judged = ticketUnitOf(metric) === 'judged' ? ['yes', 'no'] : [];
    return ['label', 'about', 'note', 'empty', ...judged].map((what) => `${key(metric.id)}_${what}`);
  }),
  count: countedNames.flatMap((name) => [`${name}_one`, `${name}_other`]),
};

describe('every id has its words', () => {
  test.each(Object.entries(families))('%s_…', (family, ids) => {
    expect(ids.filter((id) => !english[`${family}_${id}`])).toEqual([]);
  });
});

test('no words without a use', () => {
  const built = Object.entries(families).flatMap(([family, ids]) => ids.map((id) => `${family}_${id}`));
  const unused = Object.keys(english).filter((name) => {
    if (built.includes(name)) return false;
    const stem = name.replace(/_(one|other)$/, '');
    return (
      ![`'${name}'`, `'${stem}'`, `__MSG_${name}__`].some((use) => code.includes(use)) && !isComposed(name)
    );
  });
  expect(unused).toEqual([]);
});

/** Keys that the code puts together from an id: `note_…`, `empty_…`, `unit_…`, `error_…`. */
function isComposed(name: string): boolean {
  const prefix = name.slice(0, name.indexOf('_') + 1);
  return prefix !== '' && code.includes(`\`${prefix}\${`);
}

describe.each(locales)('%s', (locale) => {
  const entries = Object.entries(read(locale));

  test('has the keys of English, and no empty message', () => {
    expect(entries.map(([name]) => name).sort()).toEqual(Object.keys(english).sort());
    expect(entries.filter(([, { message }]) => message.trim() === '')).toEqual([]);
  });

  test('names no placeholder that it does not have, and has none that it does not name', () => {
    for (const [name, { message, placeholders = {} }] of entries) {
      const named = [...message.matchAll(/\$(\w+)\$/g)].map((match) => match[1]?.toLowerCase());
      expect(named.sort(), name).toEqual(Object.keys(placeholders).sort());
    }
  });
});

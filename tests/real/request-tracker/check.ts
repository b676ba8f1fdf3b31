/**
 * Proves the harness: starts RT, tells the story, and holds what RT's database then says against the story's
 * figures as written by hand. `node tests/real/request-tracker/check.ts`; exits with 1 on any difference.
 */
import { startRequestTracker } from './server.ts';
import type { VariantName } from './story.ts';
import { tellStory } from './story.ts';
import { readTruth } from './truth.ts';

/** First response · next replies · first resolution · full resolution · reopens · anna's FCR. */
const EXPECTED: Record<VariantName, string> = {
  standard: '0:42:10 anna · 0:30:00 anna · 1:00:00 anna · 24:00:00 anna · 1 · no after 22:00:00',
  openedByAgentPublic: '0:40:00 anna · – · – · – · 0 · –',
  openedByAgentPhone: '23:30:00 anna · – · 0:10:00 anna · 24:00:00 anna · 1 · no after 22:50:00',
  solvedWithoutReply: '– · – · 1:00:00 anna · 1:00:00 anna · 0 · yes',
  colleagueReplies: '0:42:10 bob · 0:30:00 anna · 1:00:00 anna · 24:00:00 anna · 1 · excluded',
  noteOnly: '– · – · – · – · 0 · –',
  thankYou: '0:42:10 anna · – · 1:00:00 anna · 1:00:00 anna · 1 · yes',
  contactAtWindowsEnd: '0:42:10 anna · 0:30:00 anna · 1:00:00 anna · 170:00:00 anna · 1 · no after 168:00:00',
  contactAfterWindow: '0:42:10 anna · 0:29:59 anna · 1:00:00 anna · 170:00:00 anna · 1 · yes',
  pending: '0:42:10 anna · 0:25:00 anna · 1:30:00 anna · 1:30:00 anna · 0 · yes',
  mergeTarget: '0:42:10 anna · – · 1:00:00 anna · 1:00:00 anna · 0 · yes',
  mergedAway: 'merged away',
  restricted: '0:42:10 bob · – · – · – · 0 · –',
  longThread: '0:42:10 anna · 0:20:00 bob · 4:00:00 anna · 4:00:00 anna · 0 · yes',
  answered: '0:53:36 anna · 2:25:42 bob · – · – · 0 · –',
  resolved: '0:33:20 anna · – · 23:02:00 anna · 23:02:00 anna · 0 · yes',
  reopened: '63:10:30 anna · – · 63:11:00 anna · 63:11:00 anna · 1 · undecided',
  new: '– · – · – · – · 0 · –',
  byAgent: '– · – · – · – · 0 · –',
  recentSolved: '0:42:10 anna · – · 1:00:00 anna · 1:00:00 anna · 0 · not due',
  recentContacted:
    '0:15:00 anna · 0:30:00 anna · 1:00:00 anna · 24:00:00 anna · 1 · not due, no after 22:00:00',
};

function describeTruth(databaseFile: string, ticket: number): string {
  const truth = readTruth(databaseFile, ticket);
  if (!truth) return 'merged away';
  const figure = (value: { ms: number; by: string | null } | null): string =>
    value ? `${clock(value.ms)} ${value.by}` : '–';
  return [
    figure(truth.firstResponse),
    truth.nextReplies.map(figure).join(', ') || '–',
    figure(truth.firstResolution),
    figure(truth.fullResolution),
    truth.reopens,
    describeFirstContact(truth.firstContact('anna')),
  ].join(' · ');
}

function describeFirstContact(
  contact: ReturnType<NonNullable<ReturnType<typeof readTruth>>['firstContact']>,
): string {
  if (!contact) return '–';
  if (contact.excluded) return 'excluded';
  const { firstSolvedAt, secondContactAt, dueAt } = contact;
  const no = secondContactAt && `no after ${clock(secondContactAt.getTime() - firstSolvedAt.getTime())}`;
  if (dueAt.getTime() > Date.now()) return no ? `not due, ${no}` : 'not due';
  return no ?? (contact.undecided ? 'undecided' : 'yes');
}

function clock(ms: number): string {
  const seconds = ms / 1000;
  const two = (value: number): string => String(Math.floor(value) % 60).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(seconds / 60)}:${two(seconds)}`;
}

const startedAt = Date.now();
const rt = await startRequestTracker();
console.log(`Request Tracker answers at ${rt.url} after ${Date.now() - startedAt} ms`);
try {
  const tickets = await tellStory(rt);
  console.log(`The story is told after ${Date.now() - startedAt} ms`);
  for (const [name, expected] of Object.entries(EXPECTED) as [VariantName, string][]) {
    const actual = describeTruth(rt.databaseFile, tickets[name]);
    const differs = actual !== expected;
    if (differs) process.exitCode = 1;
    console.log(`${differs ? 'DIFFERS' : 'ok'} ${name} #${tickets[name]}: ${actual}`);
    if (differs) console.log(`  expected: ${expected}`);
  }
} finally {
  await rt.stop();
}

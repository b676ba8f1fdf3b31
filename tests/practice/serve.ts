/** `node tests/practice/serve.ts [--port N]`: a workday to play with, until Ctrl+C. */

import { parseArgs } from 'node:util';
import { startPracticeHelpdesk } from './server.ts';
import { seedWorkday } from './workday.ts';

const EIGHT_HOURS_MS = 8 * 3_600_000;

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const helpdesk = await startPracticeHelpdesk({
  port: Number(values.port),
  signedInAs: 'anna',
  arrivals: true,
  maxLifetimeMs: EIGHT_HOURS_MS,
});
seedWorkday(helpdesk.store, Date.now());
console.log(`Practice helpdesk: ${helpdesk.url}/agent/dashboard`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void helpdesk.stop());
}

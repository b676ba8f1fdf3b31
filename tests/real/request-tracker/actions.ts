/**
 * What people do to tickets, each at a given instant: customers by mail, agents by REST 2 or by the command
 * line with their own passwords. Sets the clock before it acts. Knows no story.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Agent } from './seed.ts';
import { ROOT, RT_NAME, SUPPORT } from './seed.ts';
import type { RequestTracker } from './server.ts';

type Instant = string | Date;

export interface Actions {
  /** A customer's mail that opens a ticket; gives its id. */
  customerOpens(at: Instant, customer: string, queue?: string): Promise<number>;
  customerReplies(at: Instant, customer: string, ticket: number): Promise<void>;
  /** An agent opens a ticket on behalf of a customer; gives its id. */
  agentOpens(at: Instant, agent: Agent, customer: string): Promise<number>;
  /** `minutes`: what the agent books with it. */
  reply(at: Instant, agent: Agent, ticket: number, minutes?: number): Promise<void>;
  note(at: Instant, agent: Agent, ticket: number, minutes?: number): Promise<void>;
  setStatus(at: Instant, agent: Agent, ticket: number, status: string): Promise<void>;
  take(at: Instant, agent: Agent, ticket: number): Promise<void>;
  merge(at: Instant, agent: Agent, ticket: number, into: number): Promise<void>;
  replyByCommandLine(at: Instant, agent: Agent, ticket: number): Promise<void>;
  setStatusByCommandLine(at: Instant, agent: Agent, ticket: number, status: string): Promise<void>;
}

export function createActions(rt: RequestTracker): Actions {
  async function mail(at: Instant, customer: string, subject: string, queue: string): Promise<void> {
    rt.setClock(at);
    const message = [
      `From: ${customer}`,
      `To: support@${RT_NAME}`,
      `Subject: ${subject}`,
      `Message-ID: <${randomUUID()}@customer.example>`,
      '',
      'A customer wrote this.',
      '',
    ].join('\n');
    const gateway = ['--queue', queue, '--action', 'correspond', '--url', `${rt.url}/`];
    await runProgram(rt.programs.mailgate, gateway, { input: message });
  }

  async function newestTicket(): Promise<number> {
    const newest = '/tickets?query=id>0&orderby=id&order=DESC&per_page=1';
    const found = (await rest(rt, ROOT, 'GET', newest)) as { items: { id: string | number }[] };
    return Number(found.items[0]?.id ?? 0);
  }

  async function update(agent: Agent, ticket: number, change: Record<string, string>): Promise<void> {
    const sentences = (await rest(rt, agent, 'PUT', `/ticket/${ticket}`, change)) as string[];
    // Refusals come with status 200 too, told apart by their sentence only.
    if (!sentences.some((sentence) => /changed from|successful/i.test(sentence))) {
      throw new Error(`Ticket ${ticket}, ${JSON.stringify(change)}: ${sentences.join(' ')}`);
    }
  }

  return {
    async customerOpens(at, customer, queue = SUPPORT) {
      const before = await newestTicket();
      await mail(at, customer, 'A question', queue);
      const ticket = await newestTicket();
      if (ticket <= before) throw new Error('The mail opened no ticket.');
      return ticket;
    },
    customerReplies: (at, customer, ticket) =>
      mail(at, customer, `Re: [${RT_NAME} #${ticket}] A question`, SUPPORT),
    async agentOpens(at, agent, customer) {
      rt.setClock(at);
      const ticket = {
        Queue: SUPPORT,
        Subject: 'A call',
        Requestor: customer,
        ...text('An agent wrote this.'),
      };
      const created = (await rest(rt, agent, 'POST', '/ticket', ticket)) as { id: string };
      return Number(created.id);
    },
    async reply(at, agent, ticket, minutes = 0) {
      rt.setClock(at);
      await rest(rt, agent, 'POST', `/ticket/${ticket}/correspond`, {
        ...text('An agent replied.'),
        TimeTaken: minutes,
      });
    },
    async note(at, agent, ticket, minutes = 0) {
      rt.setClock(at);
      await rest(rt, agent, 'POST', `/ticket/${ticket}/comment`, {
        ...text('An agent noted this.'),
        TimeTaken: minutes,
      });
    },
    async setStatus(at, agent, ticket, status) {
      rt.setClock(at);
      await update(agent, ticket, { Status: status });
    },
    async take(at, agent, ticket) {
      rt.setClock(at);
      await update(agent, ticket, { Owner: agent.name });
    },
    async merge(at, agent, ticket, into) {
      rt.setClock(at);
      await update(agent, ticket, { MergeInto: String(into) });
    },
    async replyByCommandLine(at, agent, ticket) {
      rt.setClock(at);
      await commandLine(rt, agent, ['correspond', '-m', 'An agent replied.', `ticket/${ticket}`], /added/);
    },
    async setStatusByCommandLine(at, agent, ticket, status) {
      rt.setClock(at);
      await commandLine(
        rt,
        agent,
        ['edit', `ticket/${ticket}`, 'set', `status=${status}`],
        /^# Ticket \d+ updated/,
      );
    },
  };
}

function text(content: string): { Content: string; ContentType: string } {
  return { Content: content, ContentType: 'text/plain' };
}

async function rest(
  rt: RequestTracker,
  agent: Agent,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${rt.url}/REST/2.0${path}`, {
    method,
    headers: {
      Authorization: `Basic ${btoa(`${agent.name}:${agent.password}`)}`,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok)
    throw new Error(`${agent.name}: ${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The command line exits with 0 when RT refused, so its output is held against what success looks like. */
async function commandLine(
  rt: RequestTracker,
  agent: Agent,
  words: string[],
  success: RegExp,
): Promise<void> {
  // rt-5 keeps its session in the home folder of the password database, whatever HOME says: hide that.
  const ownHome = 'BEGIN { *CORE::GLOBAL::getpwuid = sub { () } } do shift or die $@';
  const { PATH } = process.env;
  const output = await runProgram('perl', ['-e', ownHome, rt.programs.cli, ...words], {
    env: {
      PATH,
      HOME: join(rt.folder, 'home'),
      RTCONFIG: 'no-such-file',
      RTSERVER: rt.url,
      RTUSER: agent.name,
      RTPASSWD: agent.password,
    },
  });
  if (!success.test(output)) throw new Error(`rt-5 ${words.join(' ')}: ${output}`);
}

function runProgram(
  program: string,
  words: string[],
  { input = '', env = process.env }: { input?: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env, timeout: 30_000 });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ended with ${code}: ${output}`));
    });
    child.stdin.end(input);
  });
}

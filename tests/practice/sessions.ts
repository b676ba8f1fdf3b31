/** Who is signed in, by the session cookie. */

import { randomUUID } from 'node:crypto';
import { AGENTS, type AgentLogin, type Person } from './people.ts';

const COOKIE = '_practice_session';

export interface Sessions {
  agentOf(cookieHeader: string | undefined): Person | null;
  /** Whether the browser already carries a session, signed in or not. */
  knows(cookieHeader: string | undefined): boolean;
  /** Starts a session and gives the value of its `Set-Cookie` header. */
  start(login: AgentLogin): string;
  end(cookieHeader: string | undefined): void;
  /** Makes every running session this agent's, or nobody's. */
  switchAll(login: AgentLogin | null): void;
}

export function createSessions(): Sessions {
  const logins = new Map<string, AgentLogin | null>();

  function idIn(header: string | undefined): string | undefined {
    return header?.match(new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`))?.[1];
  }

  return {
    agentOf(header) {
      const login = logins.get(idIn(header) ?? '');
      return login ? AGENTS[login] : null;
    },
    knows: (header) => logins.has(idIn(header) ?? ''),
    start(login) {
      const id = randomUUID();
      logins.set(id, login);
      return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`;
    },
    end(header) {
      const id = idIn(header);
      if (id !== undefined && logins.has(id)) logins.set(id, null);
    },
    switchAll(login) {
      for (const id of logins.keys()) logins.set(id, login);
    },
  };
}

/**
 * What can be made to go wrong, and the log of what was asked. A fault waits for the next requests of a path and is
 * spent with each answer; the practice page's own requests are spared unless the fault says otherwise.
 */

export type Fault =
  | { kind: 'status'; status: 401 | 403 | 404 | 429 | 500 | 503; retryAfterSeconds?: number }
  | { kind: 'redirect' }
  | { kind: 'html'; page: 'login' | 'error' }
  /** Replaces one field of the true answer, `audits.0.created_at`; without a value the field is taken out. */
  | { kind: 'edit'; path: string; value?: unknown }
  /** Adds an event of an unknown type to the last audit of the answer. */
  | { kind: 'unknown-event' }
  | { kind: 'delay'; ms: number }
  | { kind: 'reset' };

export interface FaultOptions {
  /** How many answers it spoils; 1 when absent. */
  times?: number;
  /** Only requests for this page of a list, from 1. */
  page?: number;
  /** The practice page's own requests too. */
  alsoPractice?: boolean;
}

export interface RequestRecord {
  method: string;
  /** With the query. */
  path: string;
  at: number;
  /** Asked by the practice page itself. */
  fromPage: boolean;
  status: number | 'pending' | 'reset';
}

interface Waiting {
  pattern: RegExp;
  fault: Fault;
  left: number;
  options: FaultOptions;
}

export interface Incoming {
  pathname: string;
  page: number;
  fromPage: boolean;
}

export interface Faults {
  /** `path` is a whole path name, in which `*` stands for anything: `/api/v2/tickets/*`. */
  next(path: string, fault: Fault, options?: FaultOptions): void;
  clear(): void;
  /** Takes the faults that this request meets, at most one of each kind. */
  take(incoming: Incoming): Fault[];
  log: RequestRecord[];
  /** What asked the API and is not the practice page: in a test, the extension. */
  requestsFromOutside(): RequestRecord[];
  clearLog(): void;
}

export function createFaults(): Faults {
  const log: RequestRecord[] = [];
  let waiting: Waiting[] = [];

  return {
    log,
    next(path, fault, options = {}) {
      waiting.push({ pattern: compile(path), fault, left: options.times ?? 1, options });
    },
    clear() {
      waiting = [];
    },
    take({ pathname, page, fromPage }) {
      const met = new Map<Fault['kind'], Waiting>();
      for (const each of waiting) {
        if (fromPage && !each.options.alsoPractice) continue;
        if (each.options.page !== undefined && each.options.page !== page) continue;
        if (each.pattern.test(pathname) && !met.has(each.fault.kind)) met.set(each.fault.kind, each);
      }
      for (const each of met.values()) each.left -= 1;
      waiting = waiting.filter((each) => each.left > 0);
      return [...met.values()].map((each) => each.fault);
    },
    requestsFromOutside: () => log.filter(({ fromPage, path }) => !fromPage && path.startsWith('/api/')),
    clearLog() {
      log.length = 0;
    },
  };
}

function compile(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

const KINDS: readonly string[] = [
  'status',
  'redirect',
  'html',
  'edit',
  'unknown-event',
  'delay',
  'reset',
] satisfies Fault['kind'][];

export function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    KINDS.includes(value.kind)
  );
}

/** The true answer with the faults of its content put in. */
export function spoil(body: unknown, faults: readonly Fault[]): unknown {
  const spoilt: unknown = structuredClone(body);
  for (const fault of faults) {
    if (fault.kind === 'edit') edit(spoilt, fault.path.split('.'), fault.value);
    if (fault.kind === 'unknown-event') addUnknownEvent(spoilt);
  }
  return spoilt;
}

function edit(target: unknown, path: string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined || !isRecord(target)) return;
  if (rest.length > 0) edit(target[key], rest, value);
  else if (value === undefined) delete target[key];
  else target[key] = value;
}

function addUnknownEvent(body: unknown): void {
  if (!isRecord(body) || !Array.isArray(body.audits)) return;
  const last: unknown = body.audits.at(-1);
  if (!isRecord(last) || !Array.isArray(last.events)) return;
  last.events.push({ id: 999_999_999, type: 'PracticeUnknownEvent', value: 'not known yet' });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Who works at the practice helpdesk and who writes to it. Names and addresses are invented. */

export interface Person {
  id: number;
  name: string;
  email: string;
  role: 'agent' | 'end-user';
  timeZone: string;
}

export type AgentLogin = 'anna' | 'bob';

export const AGENTS: Record<AgentLogin, Person> = {
  anna: {
    id: 12,
    name: 'Anna Keller',
    email: 'anna@practice.example',
    role: 'agent',
    timeZone: 'Europe/Berlin',
  },
  bob: {
    id: 13,
    name: 'Bob Reyes',
    email: 'bob@practice.example',
    role: 'agent',
    timeZone: 'America/New_York',
  },
};

const CUSTOMER_NAMES = [
  'Pat Morgan',
  'Lena Fischer',
  'Tomás Ortega',
  'Aiko Tanaka',
  'Grace Okafor',
  'Mikkel Sørensen',
  'Priya Nair',
  'Daniel Novak',
  'Chloé Laurent',
  'Samir Haddad',
  'Ruth Bergman',
  'Owen Price',
];

const FIRST_CUSTOMER_ID = 901;

/** The customer of the standard test story. */
export const PAT = FIRST_CUSTOMER_ID;

export const CUSTOMERS: readonly Person[] = CUSTOMER_NAMES.map((name, index) => ({
  id: FIRST_CUSTOMER_ID + index,
  name,
  email: `customer${FIRST_CUSTOMER_ID + index}@mail.example`,
  role: 'end-user',
  timeZone: 'Europe/London',
}));

const PEOPLE = new Map([...Object.values(AGENTS), ...CUSTOMERS].map((person) => [person.id, person]));

export function findPerson(id: number): Person | undefined {
  return PEOPLE.get(id);
}

export function isAgent(id: number): boolean {
  return PEOPLE.get(id)?.role === 'agent';
}

export function isAgentLogin(value: unknown): value is AgentLogin {
  return typeof value === 'string' && Object.hasOwn(AGENTS, value);
}

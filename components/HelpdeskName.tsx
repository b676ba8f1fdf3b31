import { catalog } from '../lib/helpdesks/catalog.ts';
import type { Connection } from '../lib/stores/overview.ts';

/** The host; two helpdesks of one are told apart by their products. */
export function helpdeskName({ id, origin, helpdesk }: Connection, among: readonly Connection[]): string {
  const { host } = new URL(origin);
  const isShared = among.some((other) => other.id !== id && new URL(other.origin).host === host);
  return isShared ? `${host} (${catalog[helpdesk].name})` : host;
}

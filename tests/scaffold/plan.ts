/** What the scaffold writes for a new helpdesk, all of it known before anything is written. Pure. */
import { addAdapter, addAddresses, addCatalogEntry, addId, type Edit } from './edits.ts';
import { newcomer, Refusal } from './newcomer.ts';
import { templates } from './templates.ts';

/** The text of a file of the repository; undefined: there is none. */
export type ReadFile = (path: string) => string | undefined;

/** `path`: from the root of the repository. */
export type Write = { path: string; text: string; isNew: boolean };

const edits: Readonly<Record<string, Edit>> = {
  'lib/domain/ticket.ts': addId,
  'lib/helpdesks/catalog.ts': addCatalogEntry,
  'lib/helpdesks/registry.ts': addAdapter,
  'tests/unit/registry.test.ts': addAddresses,
};

/** @throws {Refusal} with everything that stands against it */
export function planHelpdesk(id: string, name: string, readFile: ReadFile): Write[] {
  const one = newcomer(id, name);
  const edited = Object.entries(edits).map(([path, edit]) => () => {
    const source = readFile(path);
    if (source === undefined) throw new Refusal(`${path}: not there`);
    try {
      return { path, text: edit(source, one), isNew: false };
    } catch (error) {
      throw error instanceof Refusal ? new Refusal(`${path}: ${error.message}`) : error;
    }
  });
  const created = templates.map((template) => () => {
    const path = template.path(id);
    if (readFile(path) !== undefined) throw new Refusal(`${path}: is there already`);
    return { path, text: template.text(one), isNew: true };
  });
  return allOrNone([...edited, ...created]);
}

function allOrNone<T>(makers: readonly (() => T)[]): T[] {
  const refusals: string[] = [];
  const made = makers.flatMap((make) => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error.message);
      return [];
    }
  });
  if (refusals.length > 0) throw new Refusal(refusals.join('\n'));
  return made;
}

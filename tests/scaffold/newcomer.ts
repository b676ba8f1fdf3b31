/** What a new helpdesk may be called, and the name of its adapter in the code. */

/** Thrown before anything is written; the message is for the person who ran the scaffold. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** `variable`: `request-tracker` → `requestTracker`. */
export type Newcomer = { id: string; name: string; variable: string };

const longestId = 30;
const longestName = 40;

/** Words that cannot name a constant, or that the code around an adapter has a use for. */
const takenWords = new Set(
  (
    'adapters anna async await background break case catalog catch class const context continue ctx debugger ' +
    'default delete describe do else enum eval expect export extends false finally for function if implements ' +
    'import in instanceof interface let line new null package pat popup private protected public read return ' +
    'secrets shape static super switch test this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** @throws {Refusal} */
export function newcomer(id: string, name: string): Newcomer {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Refusal(`"${id}" is no id: lower-case words with hyphens between, like request-tracker`);
  }
  if (id.length > longestId) throw new Refusal(`"${id}" is longer than ${longestId} characters`);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .&()+-]*$/u.test(name)) {
    throw new Refusal(
      `"${name}" is no name: letters, digits, spaces and .&()+- only, like "Request Tracker"`,
    );
  }
  if (name.length > longestName) throw new Refusal(`"${name}" is longer than ${longestName} characters`);
  const variable = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  if (takenWords.has(variable)) throw new Refusal(`"${id}" is a word that the code needs: choose another id`);
  return { id, name, variable };
}

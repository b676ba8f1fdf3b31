/** What the scaffold left to be written. */

/** The marks that are left in a file's text, each with its path and line. */
export function unfinishedIn(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const what = /TODO: ([^*]*)/.exec(line)?.[1];
    return what === undefined ? [] : [`${path}:${index + 1}: ${what.trim()}`];
  });
}

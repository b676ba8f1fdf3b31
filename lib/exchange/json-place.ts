/** Where a text stops being JSON: browsers tell that of some mistakes only, and in words that quote the text. */

const token =
  /[\t\n\r ]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|[\u007f-\u009f])*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/** What may come next; `end`: the bracket that closes. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** @returns the line of the first mistake, counted from 1; undefined: it is JSON */
export function lineOfMistake(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => (open.length > 0 ? 'comma or end' : 'nothing');
  for (;;) {
    token.lastIndex = at;
    const [found, mark, string] = token.exec(text) ?? [];
    if (found === undefined) break;
    const isEnd = mark === '}' || mark === ']';
    if (isEnd && expected.endsWith('or end') && open.at(-1) === mark) {
      open.pop();
      expected = afterValue();
    } else if (expected.startsWith('key') && string !== undefined) expected = 'colon';
    else if (expected === 'colon' && mark === ':') expected = 'value';
    else if (expected === 'comma or end' && mark === ',') expected = open.at(-1) === '}' ? 'key' : 'value';
    else if (!expected.startsWith('value') || (mark !== undefined && mark !== '{' && mark !== '[')) break;
    else if (mark === undefined) expected = afterValue();
    else {
      open.push(mark === '{' ? '}' : ']');
      expected = mark === '{' ? 'key or end' : 'value or end';
    }
    at += found.length;
  }
  const rest = /[\t\n\r ]*/y;
  rest.lastIndex = at;
  const stop = at + (rest.exec(text)?.[0].length ?? 0);
  return expected === 'nothing' && stop === text.length ? undefined : text.slice(0, stop).split('\n').length;
}

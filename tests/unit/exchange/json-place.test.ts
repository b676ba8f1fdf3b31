import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOfMistake } from '../../../lib/exchange/json-place.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the line on which a text stops being JSON', () => {
  it.each<[string, number]>([
    ['', 1],
    ['{', 1],
    ['{\n  "a": 1\n  "b": 2\n}', 3],
    ['{\n  "a": 1,\n}', 3],
    ['[\n1,\n2,\n]', 4],
    ['{\n"a": [}\n}', 2],
    ['{"a": 1}\n\n}', 3],
    ["{\n'a': 1}", 2],
    ['{"a":\n"b\nc"}', 2],
    ['[01]', 1],
    ['\n\n{"a": tru}', 3],
  ])('%j: %i', (text, line) => expect(lineOfMistake(text)).toBe(line));

  it('is none exactly where the browser reads it', () => {
    const whole = fc
      .jsonValue()
      .chain((value) => fc.constantFrom(JSON.stringify(value), JSON.stringify(value, null, 2)));
    const cut = fc.tuple(
      whole,
      fc.nat(),
      fc.constantFrom('', ',', '}', '"', '0', '\\', '\n', '\u007f', '\u0001', '\u{1f600}'),
    );
    const marred = cut.map(([text, at, instead]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + instead + text.slice(place + 1);
    });
    fc.assert(
      fc.property(fc.oneof(whole, marred, fc.string()), (text) => {
        expect(lineOfMistake(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a long text is found at once', () => {
    const started = performance.now();
    expect(lineOfMistake(`[${'["a"],'.repeat(150_000)}`)).toBe(1);
    expect(lineOfMistake(`"${'a'.repeat(1_000_000)}`)).toBe(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

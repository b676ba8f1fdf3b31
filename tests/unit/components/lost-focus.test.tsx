// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HoursDates } from '../../../components/HoursDates.tsx';
import { HoursSaved } from '../../../components/HoursSaved.tsx';
import { PieceList } from '../../../components/PieceList.tsx';
import { RemovableList } from '../../../components/RemovableList.tsx';
import type { Piece } from '../../../lib/domain/day-work.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { savedHours } from '../../../lib/stores/saved-hours.ts';
import { speakEnglish } from './words.ts';

beforeAll(speakEnglish);
afterEach(() => {
  render(null, document.body);
});

const draw = (what: ComponentChild) =>
  act(() =>
    render(
      <main>
        <h1>Heading</h1>
        {what}
      </main>,
      document.body,
    ),
  );
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
async function press(name: string): Promise<void> {
  button(name)?.focus();
  await act(() => button(name)?.click());
}
const focused = () => {
  const { activeElement } = document;
  return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
};

test('hours undone: the heading', async () => {
  savedHours.setState({ replaced: defaultDefinitions('UTC') });
  await draw(<HoursSaved />);
  button('Undo')?.focus();
  expect(focused()).toBe('Undo');
  await act(() => savedHours.setState({ replaced: undefined }));
  expect(focused()).toBe('Heading');
});

describe('a list of things to remove', () => {
  function List({ ids }: { ids: string[] }) {
    const [left, setLeft] = useState(ids);
    return (
      <details class="fold" open>
        <summary>Fold</summary>
        <RemovableList
          label="list"
          items={left.map((id) => ({ id, text: id }))}
          onRemove={(id) => setLeft(left.filter((one) => one !== id))}
        />
      </details>
    );
  }
  test.each([
    [['a', 'b', 'c'], 'b', 'Remove c'],
    [['a', 'b'], 'b', 'Remove a'],
    [['a'], 'a', 'Fold'],
  ])('of %j without %s: %s', async (ids, gone, next) => {
    await draw(<List ids={ids} />);
    await press(`Remove ${gone}`);
    expect(focused()).toBe(next);
  });
});

test('dates with hours of their own: the next one, and the head of the fold after the last', async () => {
  function Dates() {
    const [draft, setDraft] = useState({ overrides: { '2026-03-02': [], '2026-03-03': [] }, breaks: {} });
    const change = (by: (draft: never) => never) => setDraft(by(draft as never));
    const props = { problems: new Map(), onChange: change as never, today: '2026-01-01' };
    return <HoursDates {...props} draft={draft as never} list="overrides" />;
  }
  await draw(<Dates />);
  const removers = () => [...document.querySelectorAll<HTMLElement>('.remove-date')];
  const [first, second] = removers();
  first?.focus();
  await act(() => first?.click());
  expect(document.activeElement).toBe(second);
  await act(() => second?.click());
  expect(removers()).toEqual([]);
  expect(document.activeElement?.tagName).toBe('SUMMARY');
});

test('reasons that are not given: what asked for them', async () => {
  const piece = { from: 0, to: 60_000, kind: 'focused', isStruck: false } as Piece;
  const work = { ticket: '7', pieces: [piece] } as never;
  await draw(<PieceList work={work} definitions={defaultDefinitions('UTC')} onDeny={async () => {}} />);
  const opener = document.querySelector<HTMLElement>('[aria-expanded]');
  await act(() => opener?.click());
  await press('Cancel');
  expect(document.activeElement).toBe(opener);
});

import { describe, expect, test } from 'vitest';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { beginEditing, type Editing, proposeHours } from '../../../lib/domain/hours-editing.ts';
import { keptEditing } from '../../../lib/domain/kept-editing.ts';
import { addDate, setHours, usualSchedule } from '../../../lib/domain/schedule-draft.ts';

const begun = beginEditing('support', defaultDefinitions('UTC'), 0);
const proposed = proposeHours(begun, usualSchedule('UTC'));
const half: Editing = {
  ...proposed,
  draft:
    proposed.draft &&
    addDate(setHours(proposed.draft, 'hours.mon', [['soon', '']]), 'overrides', '2026-12-24'),
};

/** As a browser's storage gives it back. */
const stored = (editing: Editing) => JSON.parse(JSON.stringify(editing));

test.each([begun, proposed, half])('what was kept comes back as it was: %#', (editing) => {
  expect(keptEditing(stored(editing))).toEqual(editing);
});

describe('what is none is refused', () => {
  test.each<[string, object]>([
    ['another kind', { kind: 'team' }],
    ['a draft that is a text', { draft: 'soon' }],
    ['an interval of three', { draft: { ...half.draft, breaks: { '2026-12-24': [['9', '10', '11']] } } }],
    ['a zone that is none', { draft: { ...half.draft, timeZone: '' } }],
    ['a zone of the days that is none', { timeZone: '' }],
    ['a holiday that is no date', { draft: { ...half.draft, holidays: ['soon'] } }],
    ['a field more', { more: 1 }],
  ])('%s', (_, wrong) => {
    expect(() => keptEditing({ ...stored(half), ...wrong })).toThrow();
  });
});

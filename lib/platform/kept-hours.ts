/** Hours that are being edited, until they are saved or discarded. */
import { type Checked, object, optional } from '../domain/check.ts';
import { keptEditing } from '../domain/kept-editing.ts';
import { defineSetting } from './setting.ts';

const keptHours = object({ support: optional(keptEditing), shift: optional(keptEditing) });

export const { read: readKeptHours, write: writeKeptHours } = defineSetting<Checked<typeof keptHours>>(
  'keptHours',
  keptHours,
  () => ({}),
);

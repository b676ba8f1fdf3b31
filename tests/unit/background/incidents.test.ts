import { beforeEach, expect, test, vi } from 'vitest';
import { noteError, noteRefusal } from '../../../lib/background/incidents.ts';
import { readIncidents } from '../../../lib/platform/incident-log.ts';
import { installAfresh } from './fresh.ts';

beforeEach(installAfresh);

test('counts what is refused, by kind, however quickly it comes', async () => {
  for (let index = 0; index < 50; index += 1) noteRefusal('record: other-viewer');
  noteRefusal('attach: not-connected');
  await vi.waitFor(async () =>
    expect((await readIncidents()).refused).toEqual({
      'record: other-viewer': 50,
      'attach: not-connected': 1,
    }),
  );
});

test('keeps the last twenty errors: name and place, no words', async () => {
  for (let index = 0; index < 25; index += 1) noteError(new RangeError(`Printer on fire ${index}`));
  const broken = new TypeError('Printer on fire');
  broken.stack = 'TypeError: Printer on fire\n    at x (chrome-extension://abc/background.js:1:20345)';
  noteError(broken);
  noteError('Printer on fire');
  await vi.waitFor(async () => expect((await readIncidents()).errors).toHaveLength(20));
  const { errors } = await readIncidents();
  expect(errors.slice(-2)).toMatchObject([
    { what: 'TypeError', where: 'background.js:1:20345' },
    { what: 'string', where: 'unknown' },
  ]);
  expect(JSON.stringify(errors)).not.toContain('Printer');
});

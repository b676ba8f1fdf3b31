import { beforeEach, expect, test } from 'vitest';
import { takeFile, takeText, team } from '../../../lib/stores/team.ts';
import { installAfresh } from '../background/fresh.ts';

beforeEach(installAfresh);

const taken = () => team.getState().taken;

test('a file of 200 MB is refused by its size, and not read', async () => {
  const file = { size: 200_000_000, text: () => Promise.reject(new Error('was read')) } as unknown as Blob;
  await takeFile(file);
  expect(taken()).toEqual({ state: 'refused', problems: [{ field: '', problem: 'too-large' }] });
});

test('a file that cannot be read is said, calmly', async () => {
  await takeFile({ size: 1, text: () => Promise.reject(new Error('gone')) } as unknown as Blob);
  expect(taken()).toEqual({ state: 'failed', detail: 'gone' });
});

test('what would change is told against what is set now, and nothing is written', async () => {
  const target = { metric: 'csat', statistic: 'ratio', value: 0.9 };
  await takeText(JSON.stringify({ format: 'firstline-team', version: 1, targets: [target] }));
  expect(taken()).toMatchObject({ state: 'offered', kept: false });
  const offered = taken();
  if (offered?.state !== 'offered') throw new Error('nothing offered');
  expect(offered.changes.filter(({ after }) => after)).toEqual([{ part: 'targets', after: target }]);
  expect(offered.changes).toHaveLength(5);
});

/** Handle time against the truth of scripted work, a play for each complaint that handle time is known for. */

import { readRecords } from '../../browsers/records.ts';
import { idleLimitMs } from '../../handle-time/desk.ts';
import { countedTwice } from '../../handle-time/measured.ts';
import { isWithin, rowsOf } from '../../handle-time/verdict.ts';
import { frames } from './frames.ts';
import { idleness } from './idleness.ts';
import { machine } from './machine.ts';
import { pageLife } from './page-life.ts';
import { tabs } from './tabs.ts';
import { expect, test } from './test.ts';
import { windows } from './windows.ts';

for (const { complaint, play, perform } of [
  ...idleness,
  ...tabs,
  ...frames,
  ...windows,
  ...pageLife,
  ...machine,
]) {
  test(`“${complaint}”: ${play}`, async ({ scene }, { annotations }) => {
    test.setTimeout(120_000);
    await perform(scene);
    const { before, after } = await scene.close();
    const rows = rowsOf(scene.diary.workMs(idleLimitMs), before, after);
    annotations.push({ type: 'handle time', description: JSON.stringify({ complaint, play, rows }) });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !isWithin(row))).toEqual([]);
    expect(countedTwice(await readRecords(scene.extension))).toEqual([]);
  });
}

/** Targets: one that is edited with its preview in sight, and a set-up that a whole team shares. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { seedStandardStory } from '../practice/story.ts';
import { openTicket } from './agent.ts';
import { inspect } from './inspect.ts';
import { mondayMorning } from './instants.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

const day = (from: string, to: string) => [[from, to]];
const hours = {
  timeZone: 'Europe/London',
  hours: {
    mon: day('09:00', '17:00'),
    tue: day('09:00', '17:00'),
    wed: day('09:00', '17:00'),
    thu: day('09:00', '17:00'),
    fri: day('09:00', '16:00'),
    sat: [],
    sun: [],
  },
  holidays: ['2026-12-25'],
  yearlyHolidays: ['01-01'],
  overrides: {},
  breaks: {},
};
const setup = {
  format: 'firstline-team',
  version: 1,
  name: 'Tier one',
  targets: [
    { metric: 'first-response-time', statistic: 'share-within', value: 0.8, limit: 1_800_000 },
    { metric: 'first-contact-resolution', statistic: 'ratio', value: 0.75 },
  ],
  supportHours: [hours],
  definitions: { fcrWindowDays: 14 },
};
const wrongSetup = {
  ...setup,
  owner: 'x',
  targets: [
    { ...setup.targets[0], limit: undefined },
    { ...setup.targets[1], value: 75 },
  ],
  definitions: { fcrWindowDays: 60 },
};

test('a target is typed, previewed, saved, given a further version, removed, undone', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  await openTicket(tab, helpdesk, ids.standard, records);
  await tab.bringToFront();
  const popup = await openPopup();
  const { page } = popup;
  await popup.choosePeriod('30');
  const card = popup.card('first_response_time');
  await expect(card).toContainText(/Target met: 17\smin 50\ss under the 1\sh target/);

  await page.getByRole('button', { name: 'Targets' }).click();
  const frt = page.getByRole('region', { name: 'First response time', exact: true });
  await expect(frt).toContainText('median at most 1 h');
  await expect(frt).toContainText('any one ticket at most 2 h');
  await inspect(page, 'targets');

  const change = frt.getByRole('button', { name: 'Change First response time: median at most 1 h' });
  await change.click();
  const preview = page.getByRole('region', { name: /^The last 30 days/ });
  await expect(preview).toContainText(/42\smin 10\ss.*met.*1 value · met on 1 of 1 day with values/);
  const value = page.getByRole('textbox', { name: 'At most', exact: true });
  await expect(value).toHaveValue('1 h');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  for (const wrong of ['soon', '0', '-3', '1 h 2 h', '']) {
    await value.fill(wrong);
    await save.click();
    await expect(page.getByRole('alert')).toContainText('Enter a duration above 0, such as 30 min');
    await expect(value).toBeFocused();
    await expect(preview).toContainText('Shown when every field is right.');
  }
  await inspect(page, 'target-wrong');
  await value.fill('30,5');
  await expect(preview).toContainText(/missed.*met on 0 of 1 day/);
  await inspect(page, 'target-preview');
  await save.click();
  await expect(frt).toContainText(/median at most 30\smin 30\ss/);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(card).toContainText(/Target missed: 11\smin 40\ss over the 30\smin 30\ss target/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toContainText(/Target met: 17\smin 50\ss under the 1\sh target/);

  await page.getByRole('button', { name: 'Targets' }).click();
  await change.click();
  await page.keyboard.press('Escape');
  await expect(change).toBeFocused();
  await change.click();
  await value.fill('20');
  await page.getByLabel('In force from').fill('2099-01-01');
  await page.getByRole('button', { name: 'Save as a further version' }).click();
  await expect(frt.getByRole('listitem')).toHaveText([
    /median at most 1\sh/,
    /median at most 20\smin.*from Jan 1, 2099 · not yet in force/,
  ]);

  await page.getByRole('button', { name: 'Add a target' }).click();
  await page.getByLabel('Statistic').selectOption('share within the limit');
  await page.getByRole('textbox', { name: 'At least' }).fill('72,5 %');
  await page.getByRole('textbox', { name: 'Within' }).fill('45 min');
  await page.getByRole('combobox', { name: 'Channel' }).fill('email');
  await expect(preview).toContainText(/100\s%.*met.*1 of 1/);
  await page.getByRole('textbox', { name: 'Within' }).fill('42 min 9 s');
  await expect(preview).toContainText(/0\s%.*missed.*0 of 1/);
  await page.getByLabel('Metric').selectOption('Customer satisfaction');
  await expect(page.getByRole('textbox', { name: 'Within' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'At least' }).fill('80');
  await expect(preview).toContainText('No values in the last 30 days.');
  await save.click();
  const csat = page.getByRole('region', { name: 'Customer satisfaction' });
  await expect(csat).toContainText(/at least 80\s%channel email/);
  await csat.getByRole('button', { name: /^Remove/ }).click();
  await expect(csat).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(csat).toBeVisible();

  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Team set-up' }).click();
  await paste(page, '{}');
  await expect(page.getByRole('alert')).toContainText('its format must be firstline-team');
  const opening = extension.context.waitForEvent('page');
  await page.getByRole('button', { name: 'Choose a file in a tab' }).click();
  await expect((await opening).getByLabel('Choose a file')).toBeVisible();
});

test('a set-up is pasted, refused with every place, mended, confirmed, undone; and taken from a file', async ({
  extension,
  records,
}) => {
  const page = await extension.context.newPage();
  await page.goto(`${extension.origin}/popup.html#team`);
  await paste(page, JSON.stringify(wrongSetup));
  const refused = page.getByRole('alert');
  await expect(refused).toContainText('4 things are wrong. Nothing was changed.');
  for (const line of [
    'targets[0].limit: A share within needs a limit',
    'targets[1].value: Use a fraction of 1: 0.8 for 80 %.',
    'definitions.fcrWindowDays: Use whole days from 1 to 30.',
    'owner: Firstline does not know this field.',
  ])
    await expect(refused).toContainText(line);
  await inspect(page, 'team-refused');

  await paste(page, JSON.stringify(setup, null, 2).replace(/,\n/, '\n'));
  await expect(refused).toContainText('line 3: This is not JSON.');
  await paste(page, JSON.stringify(setup));
  const offer = page.getByRole('region', { name: 'What will change: set-up of Tier one' });
  await expect(page.getByRole('heading', { name: /^What will change/ })).toBeFocused();
  await expect(offer.getByRole('listitem')).toHaveText([
    /First response time.*removed: median at most 1\sh · any one ticket at most 2\sh/,
    /First response time.*new: at least 80\s% within 30\smin/,
    /Next reply time.*removed/,
    /First contact resolution.*at least 70\s% → at least 75\s%/,
    /Handle time.*removed: mean at most 10\smin/,
    /First contact resolution: window.*7 days → 14 days/,
    /Support hours.*none → Mon–Thu 09:00–17:00, Fri 09:00–16:00 · Europe\/London · 2 holidays/,
  ]);
  await inspect(page, 'team-offer');
  expect(await windowDays(records)).not.toBe(14);
  await offer.getByRole('button', { name: 'Make these 7 changes' }).click();
  await expect(page.getByRole('status')).toContainText('The set-up is in use.');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect.poll(() => windowDays(records)).toBe(14);
  expect(await targetsStored(await extension.consolePage())).toEqual(setup.targets);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('status')).toContainText('Undone.');
  await expect.poll(() => windowDays(records)).toBe(7);
  expect(await targetsStored(await extension.consolePage())).toHaveLength(4);

  const file = { name: 'team.json', mimeType: 'application/json' };
  await page.getByLabel('Choose a file').setInputFiles({ ...file, buffer: Buffer.alloc(2_000_000, ' ') });
  await expect(page.getByRole('alert')).toContainText('larger than 1 MB');
  const right = { ...file, buffer: Buffer.from(JSON.stringify(setup)) };
  await page.getByLabel('Choose a file').setInputFiles(right);
  await page.getByRole('button', { name: 'Make these 7 changes' }).click();
  await expect(page.getByRole('status')).toContainText('The set-up is in use.');

  const downloading = page.waitForEvent('download');
  await page.getByRole('textbox', { name: 'Name of the team' }).fill('Tier two');
  await page.getByRole('button', { name: 'Save as a team file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('firstline-team-tier-two.json');
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(saved).toMatchObject({ ...setup, name: 'Tier two' });
  expect(JSON.stringify(saved)).not.toContain('shift');
  await page.getByLabel('Choose a file').setInputFiles(await download.path());
  await expect(page.getByText('Everything is set like this already.')).toBeVisible();
});

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Or paste its text' }).fill(text);
  await page.getByRole('button', { name: 'Check' }).click();
}

async function windowDays(records: () => Promise<{ filing: unknown[] }>): Promise<number | undefined> {
  const [state] = (await records()).filing as { now: { definitions: { fcrWindowDays: number } } }[];
  return state?.now.definitions.fcrWindowDays;
}

async function targetsStored(page: Page): Promise<unknown> {
  return page.evaluate(async () => (await chrome.storage.local.get('targets')).targets);
}

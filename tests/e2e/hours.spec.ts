/** Support hours and shift: set, previewed, saved, undone; and every state of the editor, looked at. */
import type { Locator, Page } from '@playwright/test';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import { usualSchedule } from '../../lib/domain/schedule-draft.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { define, settle } from '../browsers/definitions.ts';
import { inspect } from './inspect.ts';
import { mondayMorning } from './instants.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const press = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true }).click();

async function openHours(tab: Page, name: string): Promise<void> {
  await press(tab, messages.settings.message);
  await press(tab, name);
  await expect(tab.getByRole('heading', { name, level: 1 })).toBeFocused();
}

test('support hours: several intervals, overnight, a holiday; what moves is named, saved, undone', async ({
  extension,
  helpdesk,
}) => {
  test.setTimeout(120_000);
  await extension.connect('zendesk', helpdesk.url);
  const page = await extension.consolePage();
  await page.evaluate(seed, { connection: `zendesk@${helpdesk.url}`, monday: mondayMorning(1) });
  await settle(page);
  const tab = await extension.context.newPage();
  await tab.setViewportSize({ width: 368, height: 1600 });
  await tab.goto(`${extension.origin}/popup.html`);
  const popup = new PopupPage(tab);
  await popup.choosePeriod('30');
  const figure = popup.figure('first_response_time');
  await expect(figure).toHaveText(/15\sh/);

  await openHours(tab, messages.hours.message);
  await expect(tab.getByText(messages.hours_empty_support.message)).toBeVisible();
  await inspect(tab, 'hours-empty');
  await press(tab, messages.hours_propose.message);
  const preview = tab.getByRole('region', { name: messages.hours_preview.message });
  const moves = preview.getByRole('definition');
  const zone = tab.getByRole('combobox', { name: messages.zone.message });
  await zone.fill('utc');
  await expect(tab.getByRole('option').first()).toHaveText(/UTC/);
  await inspect(tab, 'hours-zone');
  await zone.press('Enter');
  await expect(zone).toHaveValue('UTC');
  await expect(moves.first()).toContainText(/15\sh.*1\sh\s\(1\sticket\)/);
  await expect(moves.nth(1)).toContainText('unchanged, 30');
  await tab.setViewportSize({ width: 368, height: 600 });
  await inspect(tab, 'hours-proposed');
  await tab.setViewportSize({ width: 368, height: 1600 });

  // Until nine in the evening, when the ticket came at seven: two hours more.
  await field(tab, 'Monday, to').fill('12');
  await press(tab, 'Add hours: Monday');
  await expect(field(tab, 'Monday, from').last()).toBeFocused();
  await field(tab, 'Monday, from').last().fill('11');
  await field(tab, 'Monday, to').last().fill('late');
  await field(tab, 'Tuesday, from').focus();
  await expect(tab.getByText(messages.schedule_problem_not_a_time.message)).toBeVisible();
  await field(tab, 'Monday, to').last().fill('9 pm');
  await field(tab, 'Tuesday, to').fill('12.30');
  await press(tab, 'Add hours: Tuesday');
  await expect(tab.getByText(messages.schedule_problem_overlaps.message)).toBeVisible();
  await expect(tab.getByRole('button', { name: messages.save.message })).toBeDisabled();
  await expect(preview).toContainText(messages.hours_preview_wrong.message);
  await inspect(tab, 'hours-errors');
  await field(tab, 'Monday, from').last().fill('13');
  await field(tab, 'Friday, from').fill('2200');
  await field(tab, 'Friday, to').fill('6');
  await expect(tab.getByText('until 6 the next day')).toBeVisible();
  await press(tab, 'Add a break: Wednesday');
  await expect(field(tab, 'Wednesday, to').first()).toHaveValue('12:00');
  await expect(moves.first()).toContainText(/15\sh.*3\sh\s\(1\sticket\)/);

  await tab.getByText(messages.hours_holidays.message).click();
  const tuesday = new Date(mondayMorning(1) + 24 * 3_600_000).toISOString().slice(0, 10);
  const adder = tab.getByRole('group', { name: messages.hours_add_holiday.message });
  await adder.getByLabel(messages.hours_first_day.message).fill(tuesday);
  await press(adder, messages.hours_add_holiday.message);
  await expect(moves.first()).toContainText(/15\sh.*2\sh\s\(1\sticket\)/);
  await adder.getByLabel(messages.hours_first_day.message).fill('2030-08-05');
  await adder.getByLabel(messages.hours_last_day.message).fill('2030-08-16');
  await adder.getByLabel(messages.hours_last_day.message).press('Enter');
  await expect(tab.getByText('12 days')).toBeVisible();
  const yearly = tab.getByRole('group', { name: messages.hours_add_yearly.message });
  await yearly.getByRole('textbox').fill('25');
  await yearly.getByLabel(messages.hours_month.message).selectOption('December');
  await press(yearly, messages.hours_add_yearly.message);
  await tab.getByText(messages.hours_overrides.message).click();
  const dates = tab.getByRole('group', { name: messages.hours_add_overrides.message });
  await dates.getByLabel(messages.hours_day.message, { exact: true }).fill('2030-12-24');
  await press(dates, messages.hours_add_overrides.message);
  await expect(tab.getByRole('group', { name: /24 Dec 2030|Dec 24, 2030/ })).toBeVisible();
  await inspect(tab, 'hours-full');

  // What was changed is still there after a way back.
  await tab.keyboard.press('Escape');
  await press(tab, messages.hours.message);
  await expect(field(tab, 'Friday, from')).toHaveValue('22:00');
  await press(tab, messages.save.message);
  await expect(figure).toHaveText(/^2\sh$/);
  await expect(popup.card('first_response_time')).toContainText(messages.clock_business.message);
  await expect(tab.getByText(messages.hours_saved.message)).toBeVisible();
  await inspect(tab, 'hours-saved');
  await press(tab, messages.undo.message);
  await expect(figure).toHaveText(/15\sh/);
  await expect(popup.card('first_response_time')).toContainText(messages.clock_calendar.message);
});

test('versions and my shift, in a tab of its own', async ({ extension, helpdesk }) => {
  test.setTimeout(90_000);
  await extension.connect('zendesk', helpdesk.url);
  const page = await extension.consolePage();
  await page.evaluate(seed, { connection: `zendesk@${helpdesk.url}`, monday: mondayMorning(1) });
  await define(page, { ...defaultDefinitions('UTC'), supportHours: [usualSchedule('UTC')] });
  await settle(page);
  const tab = await extension.context.newPage();
  await tab.setViewportSize({ width: 1100, height: 900 });
  await tab.goto(`${extension.origin}/popup.html#hours`);
  const preview = tab.getByRole('region', { name: messages.hours_preview.message });
  const moves = preview.getByRole('definition');

  // From today on, the last weeks stay as they are; as if it had always been so, they move.
  await field(tab, 'Monday, to').fill('20');
  await expect(moves.first()).toContainText(/unchanged, 1\sh/);
  await tab.getByRole('radio', { name: messages.hours_start_always.message }).check();
  await expect(moves.first()).toContainText(/1\sh.*2\sh/);
  await tab.getByRole('radio', { name: messages.hours_start_date.message, exact: true }).check();
  await tab.getByLabel(messages.hours_start_day.message).fill('2030-01-01');
  await inspect(tab, 'hours-tab');
  await press(tab, messages.save.message);
  await expect(tab.getByText(messages.hours_saved.message)).toBeVisible();

  await openHours(tab, messages.hours.message);
  const versions = tab.getByRole('list').filter({ hasText: messages.hours_in_force.message });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await press(versions.getByRole('listitem').last(), 'Change the hours from Tue, Jan 1, 2030 on');
  await expect(field(tab, 'Monday, to')).toHaveValue('20:00');
  await expect(tab.getByText('You are changing the hours from Tue, Jan 1, 2030 on.')).toBeVisible();
  await inspect(tab, 'hours-versions');
  await press(versions.getByRole('listitem').last(), 'Remove the hours from Tue, Jan 1, 2030 on');
  await expect(field(tab, 'Monday, to')).toHaveValue('17:00');
  await press(tab, messages.hours_remove_support.message);
  await expect(moves.first()).toContainText(/1\sh.*15\sh/);
  await expect(tab.getByText('Once you save, the support hours are removed')).toBeVisible();
  await inspect(tab, 'hours-removed');
  await press(tab, messages.hours_discard.message);

  await press(tab, messages.back.message);
  await press(tab, messages.shift.message);
  await press(tab, messages.hours_propose_support.message);
  await expect(preview).toContainText(/Utilization–.*%/);
  await press(tab, messages.hours_day_start_night.message);
  await inspect(tab, 'shift');
  await press(tab, messages.save.message);
  await expect(tab.getByText(messages.hours_saved.message)).toBeVisible();
});

/** A ticket that came on a Monday at 19:00 UTC, was answered and solved on the Tuesday at 10:00. */
async function seed(given: { connection: string; monday: number }): Promise<void> {
  const { connection, monday } = given;
  const hourMs = 3_600_000;
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = db.transaction(['tickets', 'seen', 'connections', 'filing'], 'readwrite');
  writing.objectStore('filing').clear();
  const row = writing.objectStore('connections').get(connection);
  row.onsuccess = () => writing.objectStore('connections').put({ ...row.result, viewer: '12' });
  const anna = { role: 'agent', id: '12' };
  const pat = { role: 'customer', id: 'q1w2e3r4t5y6' };
  const [cameAt, answeredAt] = [monday + 10 * hourMs, monday + 25 * hourMs];
  writing.objectStore('tickets').put({
    connection,
    ticket: '7',
    events: [
      { id: 'created', at: cameAt, type: 'created', by: pat },
      { id: '1', at: cameAt, type: 'message', by: pat, public: true },
      { id: '2', at: answeredAt, type: 'message', by: anna, public: true },
      { id: '3', at: answeredAt, type: 'status', by: anna, to: 'solved' },
    ],
    complete: true,
    precision: 'second',
    suspect: [],
    spans: [{ from: answeredAt - hourMs / 2, to: answeredAt }],
  });
  writing.objectStore('seen').put({ connection, ticket: '7', completeAt: answeredAt });
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onerror = () => reject(writing.error);
  });
  db.close();
}

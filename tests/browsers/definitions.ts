/** Changes of what the figures are defined with, as a page of the extension makes them. */
import { expect, type Page } from '@playwright/test';

const ask = (page: Page, type: string, body: object) =>
  page.evaluate((message): Promise<unknown> => chrome.runtime.sendMessage(message), { type, body });

export async function define(page: Page, definitions: object): Promise<void> {
  expect(await ask(page, 'define', { definitions })).toMatchObject({ ok: true });
}

/** Waits until everything is filed as it is to be. */
export async function settle(page: Page): Promise<void> {
  await expect
    .poll(() => ask(page, 'refile', {}), { timeout: 60_000, intervals: [100] })
    .toEqual({ ok: true, value: {} });
}

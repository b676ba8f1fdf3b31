/** A state of the UI as it is seen: nothing that axe objects to, nothing cut off, and pictures of it in `dist/pictures/`. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const pictures = fileURLToPath(new URL('../../dist/pictures/', import.meta.url));

/** All that can change with the colours alone. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const [colorScheme, rules] of [
    ['light', undefined],
    ['dark', rulesOfColour],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, rules), name).toEqual([]);
    await page.screenshot({ path: `${pictures}${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const width = await page.evaluate(() => {
    document.documentElement.style.width = '320px';
    return document.documentElement.scrollWidth;
  });
  await page.screenshot({ path: `${pictures}${name}-narrow.png`, fullPage: true });
  await page.evaluate(() => document.documentElement.style.removeProperty('width'));
  expect(width, `${name} at 320 px`).toBeLessThanOrEqual(await page.evaluate(() => innerWidth));
}

async function violations(page: Page, rules: string[] | undefined): Promise<unknown[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const found = await run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return found.violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ target, failureSummary }) => [target, failureSummary]),
    ]);
  }, rules);
}

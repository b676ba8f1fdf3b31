/** A state of the UI as it is seen: nothing that axe objects to, nothing cut off, and pictures of it in `dist/pictures/`. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const pictures = fileURLToPath(new URL('../../dist/pictures/', import.meta.url));

export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode()
      .analyze();
    expect(
      violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ target, failureSummary }) => [target, failureSummary]),
      ]),
      name,
    ).toEqual([]);
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

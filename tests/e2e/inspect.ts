/** A state of the UI as it is seen: nothing that axe objects to, nothing cut off, and pictures of it in `dist/pictures/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const pictures = fileURLToPath(new URL('../../dist/pictures/', import.meta.url));

const narrow = 320;

/** All that can change with the colours alone. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const isTab = await page.evaluate(() => document.documentElement.classList.contains('in-tab'));
  const keep = async (look: string, width = window.width) => {
    const picture = isTab ? await pictureOfTab(page, width) : await pictureOfPopup(page);
    writeFileSync(`${pictures}${name}-${look}.png`, picture);
  };
  for (const [colorScheme, rules] of [
    ['light', undefined],
    ['dark', rulesOfColour],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, rules), name).toEqual([]);
    await keep(colorScheme);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (!isTab) await toggleNarrow(page);
  await keep('narrow', narrow);
  const needed = await page.evaluate(() => document.body.scrollWidth);
  if (isTab) await page.setViewportSize(window);
  else await toggleNarrow(page);
  expect(needed, `${name} at ${narrow} px`).toBeLessThanOrEqual(narrow);
}

/** In a window as high as the page: what stays at the foot of the window is at the foot of the picture. */
async function pictureOfTab(page: Page, width: number): Promise<Buffer> {
  await page.setViewportSize({ width, height: 480 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  return onceStill(() => page.screenshot());
}

/** A toolbar popup takes its size from its content: it is laid out as a narrow tab would be. */
function toggleNarrow(page: Page): Promise<void> {
  return page.evaluate((width) => {
    const { classList, style } = document.documentElement;
    style.width = classList.toggle('in-tab') ? `${width}px` : '';
  }, narrow);
}

/** The whole of it, where a window shows only as much as the browser lets a popup have. */
export function pictureOfPopup(page: Page): Promise<Buffer> {
  const style = '.hours-end, .target-foot { position: static !important }';
  return onceStill(() => page.screenshot({ fullPage: true, style }));
}

/** Once two are alike: a window takes its size, and paints what is new in it, in its own time. */
async function onceStill(take: () => Promise<Buffer>): Promise<Buffer> {
  let still = await take();
  await expect(async () => {
    const before = still;
    still = await take();
    expect(still.equals(before)).toBe(true);
  }).toPass({ intervals: [0], timeout: 15_000 });
  return still;
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

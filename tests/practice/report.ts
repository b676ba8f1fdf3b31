/** What the popup shows, as text for a terminal: each figure, and the tickets and moments behind it. */
import type { Page } from '@playwright/test';

const indent = '    ';

export async function printPopup(popup: Page, print: (line: string) => void): Promise<void> {
  const cards = popup.getByRole('article');
  const count = await cards.count();
  for (let index = 0; index < count; index += 1) {
    const card = cards.nth(index);
    const [name, note] = [await textOf(card.getByRole('button')), await textOf(card.locator('.note'))];
    const facts = (await card.locator('.facts').allInnerTexts()).map(oneLine).filter(Boolean);
    print(`${name}  ${oneLine(await card.locator('.figure').innerText())}  (${note})`);
    for (const line of facts) print(`  ${line.replace('Target met: ', '').replace('Target missed: ', '')}`);
    await card.getByRole('button').click();
    await popup.getByRole('heading', { level: 1, name }).waitFor();
    const rows = popup.locator('.tickets > li');
    await popup.locator('.tickets > li, main > .card').first().waitFor();
    for (const row of await rows.all()) {
      print(`${indent}${oneLine(await row.locator('.ticket-line').innerText())}`);
      const moments = (await row.locator('.moments li').allInnerTexts()).map(oneLine);
      print(`${indent}  ${moments.length > 6 ? summary(moments) : moments.join(', ')}`);
    }
    for (const group of await popup.locator('.apart-list dl > div').all()) {
      const [what, numbers] = [
        await textOf(group.locator('dt')),
        await textOf(group.locator('.ticket-numbers')),
      ];
      print(`${indent}${what}: ${numbers}. ${await textOf(group.locator('dd > p').first())}`);
    }
    await popup.getByRole('button', { name: 'Back' }).click();
    print('');
  }
  print(
    `Times in ${Intl.DateTimeFormat().resolvedOptions().timeZone}. Replies before this half hour are the practice helpdesk's history.`,
  );
}

function summary(moments: string[]): string {
  return [...moments.slice(0, 2), `… ${moments.length - 3} more …`, moments.at(-1)].join(', ');
}

async function textOf(locator: { innerText(): Promise<string> }): Promise<string> {
  return oneLine(await locator.innerText());
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

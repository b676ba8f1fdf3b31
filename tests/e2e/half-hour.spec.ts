import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { AGENTS } from '../practice/people.ts';
import { playSession } from '../practice/session.ts';
import type { Store } from '../practice/store.ts';
import { pictureOfPopup } from './inspect.ts';
import { PopupPage } from './pages/popup.ts';

/** The README shows these; `PICTURES=.github/pictures npm run test:e2e half-hour` makes them anew. */
const pictures = fileURLToPath(new URL(`../../${process.env.PICTURES ?? 'dist/pictures'}/`, import.meta.url));

test('half an hour of work: the popup says what the helpdesk itself would say', async () => {
  test.setTimeout(240_000);
  const session = await playSession(() => {});
  try {
    const popup = new PopupPage(session.popup);
    const answered = session.helpdesk.store
      .tickets()
      .flatMap((ticket) => firstResponseOf(ticket, session.clock()));
    const responses = await popup.openTickets('first_response_time');
    const lines = responses.locator('.ticket-line');
    await expect(lines).toHaveCount(answered.length);
    const rows = await lines.allInnerTexts();
    for (const { id, ms } of answered) {
      const row = rows.find((text) => text.startsWith(`#${id}\n`));
      expect(row, `#${id}`).toContain(spoken(ms));
    }
    await popup.page.getByRole('button', { name: 'Back' }).click();
    await expect(popup.figure('first_contact_resolution')).toHaveText('77 %');
    await expect(popup.card('first_contact_resolution')).toContainText('7 of 9');
    await expect(popup.figure('handle_time')).toHaveText(/^[1-5]\smin/);

    mkdirSync(pictures, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await popup.page.emulateMedia({ colorScheme });
      writeFileSync(`${pictures}popup-${colorScheme}.png`, await pictureOfPopup(popup.page));
    }
  } finally {
    await session.close();
  }
});

type PracticeTicket = ReturnType<Store['tickets']>[number];

/** Anna's first response inside the last seven days, from the helpdesk's own audits; a chat's cannot be read. */
function firstResponseOf(
  { id, createdAt, audits }: PracticeTicket,
  now: number,
): { id: number; ms: number }[] {
  if (audits.some(({ events }) => events.some(({ type }) => type.startsWith('Chat')))) return [];
  const agents: number[] = Object.values(AGENTS).map((agent) => agent.id);
  const reply = audits.find(
    ({ authorId, events }) =>
      agents.includes(authorId) && events.some((event) => event.type === 'Comment' && event.public),
  );
  if (reply?.authorId !== AGENTS.anna.id) return [];
  const firstDay = new Date(now).setUTCHours(0, 0, 0, 0) - 6 * 86_400_000;
  return reply.at >= firstDay ? [{ id, ms: reply.at - createdAt }] : [];
}

/** "42 min 10 s", "1 h 9 min". */
function spoken(ms: number): string {
  const [totalS, totalMin] = [Math.round(ms / 1000), Math.round(ms / 60_000)];
  const [large, small] =
    totalS < 3600
      ? ([
          [Math.floor(totalS / 60), 'min'],
          [totalS % 60, 's'],
        ] as const)
      : ([
          [Math.floor(totalMin / 60), 'h'],
          [totalMin % 60, 'min'],
        ] as const);
  return [large, small].flatMap(([value, unit]) => (value > 0 ? [`${value}\u00a0${unit}`] : [])).join(' ');
}

/** The popup as an agent finds their way in it: by roles and by the words of the locale file. */
import type { Locator, Page } from '@playwright/test';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

type Headline = 'first_response_time' | 'handle_time' | 'first_contact_resolution';

export class PopupPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Past the first screen of the first run, to the offer to connect. */
  goToConnecting(): Promise<void> {
    return this.page.getByRole('button', { name: messages.welcome_next.message }).click();
  }

  label(metric: Headline): string {
    return messages[`metric_${metric}_label`].message;
  }

  card(metric: Headline): Locator {
    return this.page.getByRole('article').filter({ hasText: this.label(metric) });
  }

  figure(metric: Headline): Locator {
    return this.card(metric).locator('.figure');
  }

  async openTickets(metric: Headline): Promise<Locator> {
    await this.page.getByRole('button', { name: this.label(metric) }).click();
    return this.page.getByRole('list', { name: `Tickets behind ${this.label(metric)}` });
  }

  choosePeriod(period: 'today' | '7' | '30'): Promise<void> {
    return this.page
      .getByRole('radio', { name: messages[`period_${period}`].message })
      .check({ force: true });
  }

  get frontTicket(): Locator {
    return this.page.getByRole('region', { name: messages.front_ticket.message });
  }

  get notice(): Locator {
    return this.page.getByRole('alert');
  }
}

/** The browser's words, from the English locale file, for tests that draw components. */
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { browser } from '../fake-browser.ts';

type Entry = { message: string; placeholders?: Record<string, { content: string }> };

export function speakEnglish(): void {
  Object.assign(browser.i18n, {
    getUILanguage: () => 'en',
    getMessage(key: string, substitutions: string[] = []) {
      const { message, placeholders = {} } = (messages as Record<string, Entry>)[key] ?? { message: '' };
      return message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
        const content = placeholders[name.toLowerCase()]?.content ?? '';
        return substitutions[Number(content.slice(1)) - 1] ?? '';
      });
    },
  });
}

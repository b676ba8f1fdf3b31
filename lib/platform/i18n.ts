/** The words of the UI, by key. */
import { browser } from 'wxt/browser';
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

type PluralBase<Key> = Key extends `${infer Base}_other` ? Base : never;
export type PluralKey = PluralBase<MessageKey>;

export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

/** Made once: it takes longer than all that it is asked. */
let pluralRules: Intl.PluralRules | undefined;

/** The form that the language wants for a count; the count is the first substitution. */
export function plural(key: PluralKey, count: number, ...substitutions: (string | number)[]): string {
  pluralRules ??= new Intl.PluralRules(uiLanguage());
  const form = pluralRules.select(count) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}` as MessageKey, count.toLocaleString(uiLanguage()), ...substitutions);
}

/** The key that belongs to an id: `first-response-time` → `first_response_time`. */
export function keyOf<Id extends string>(id: Id): Underscored<Id> {
  return id.replaceAll('-', '_') as Underscored<Id>;
}
type Underscored<Id extends string> = Id extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Id;

export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}

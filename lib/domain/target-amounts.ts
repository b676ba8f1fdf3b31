/** The few amounts that the first run asks for, as they are typed: in minutes and percent, for tickets of all kinds. */
import { metrics } from './metrics/registry.ts';
import { defaultTargets, type Target } from './targets.ts';

const minuteMs = 60_000;
const maxMinutes = 7 * 24 * 60;

/** `limit`: the most that one ticket may take. */
export const amountFields = [
  { metric: 'first-response-time', part: 'value' },
  { metric: 'first-response-time', part: 'limit' },
  { metric: 'handle-time', part: 'value' },
  { metric: 'first-contact-resolution', part: 'value' },
] as const;
export type AmountField = (typeof amountFields)[number];

/** In the order of the fields. */
export type Amounts = readonly string[];

export function isShare({ metric }: Pick<AmountField, 'metric'>): boolean {
  return metrics[metric].kind === 'ratio';
}

export function amountsOf(targets: readonly Target[]): Amounts {
  return amountFields.map((field) => {
    const value = targetFor(field, targets)[field.part] ?? usual(field)[field.part] ?? 0;
    return String(Math.round((isShare(field) ? value * 100 : value / minuteMs) * 100) / 100);
  });
}

/** In the target's own unit; a decimal comma is as good as a point. undefined: no amount. */
export function parseAmount(text: string, field: AmountField): number | undefined {
  const number = /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (isShare(field)) return number >= 1 && number <= 100 ? number / 100 : undefined;
  return number > 0 && number <= maxMinutes ? Math.round(number * minuteMs) : undefined;
}

/** The targets with these amounts, the others as they are; undefined: some text is no amount. */
export function withAmounts(targets: readonly Target[], amounts: Amounts): Target[] | undefined {
  let changed = [...targets];
  for (const [index, field] of amountFields.entries()) {
    const amount = parseAmount(amounts[index] ?? '', field);
    if (amount === undefined) return undefined;
    const before = targetFor(field, changed);
    const after = { ...before, [field.part]: amount };
    changed = changed.includes(before)
      ? changed.map((one) => (one === before ? after : one))
      : [...changed, after];
  }
  return changed;
}

/** The one for tickets of all kinds, of the statistic that the field speaks of; else the usual one. */
function targetFor(field: AmountField, targets: readonly Target[]): Target {
  const own = targets.findLast(
    ({ metric, statistic, channel, priority }) =>
      metric === field.metric &&
      statistic === metrics[metric].headline &&
      channel === undefined &&
      priority === undefined,
  );
  return own ?? usual(field);
}

function usual({ metric }: AmountField): Target {
  return defaultTargets.find((one) => one.metric === metric) as Target;
}

import type { Clock, Definitions, OneTouchReading } from '../lib/domain/definitions.ts';
import type { HelpdeskRules } from '../lib/domain/helpdesk-rules.ts';
import type { Schedule } from '../lib/domain/schedule.ts';
import type { Target } from '../lib/domain/targets.ts';
import type { Change } from '../lib/domain/team-changes.ts';
import { catalog } from '../lib/helpdesks/catalog.ts';
import { keyOf, type MessageKey, plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { hoursText } from './HoursSummary.tsx';
import { dateText } from './Instant.tsx';
import { conditionsOf, ruleText } from './TargetRule.tsx';

/** What a set-up would change, before and after. */
export function TeamChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <ul class="team-changes" aria-label={t('team_changes')}>
      {changes.map((change, index) => (
        <li key={index}>
          <p>{subjectText(change)}</p>
          <p class="secondary">{changeText(sidesOf(change))}</p>
        </li>
      ))}
    </ul>
  );
}

const definitionLabels: Partial<Record<keyof Definitions, MessageKey>> = {
  supportHours: 'definition_support_hours',
  clock: 'definition_clock',
  fcrWindowDays: 'definition_fcr_window',
  countsRepeats: 'definition_repeats',
  idleLimitMs: 'definition_idle_limit',
  oneTouch: 'definition_one_touch',
  topBox: 'definition_top_box',
};

function subjectText(change: Change): string {
  switch (change.part) {
    case 'targets': {
      const metric = (change.after ?? change.before)?.metric;
      return metric ? t(`metric_${keyOf(metric)}_label`) : '';
    }
    case 'definitions': {
      const label = definitionLabels[change.field];
      return label ? t(label) : change.field;
    }
    case 'helpdeskRules': {
      const rules = change.after ?? change.before;
      return rules ? t('rules_of', catalog[rules.helpdesk].name, new URL(rules.origin).host) : '';
    }
  }
}

type Texts = { before: string | undefined; after: string | undefined };

function changeText({ before, after }: Texts): string {
  if (before === undefined) return t('change_added', after ?? '');
  if (after === undefined) return t('change_removed', before);
  return t('change_from_to', before, after);
}

function sidesOf(change: Change): Texts {
  switch (change.part) {
    case 'targets':
      return both(change, targetLine);
    case 'definitions':
      return {
        before: definitionText(change.field, change.before),
        after: definitionText(change.field, change.after),
      };
    case 'helpdeskRules':
      return both(change, rulesText);
  }
}

function both<T>({ before, after }: { before?: T; after?: T }, text: (side: T) => string): Texts {
  return { before: before && text(before), after: after && text(after) };
}

function targetLine(target: Target): string {
  return [ruleText(target), ...conditionsOf(target)].join(' · ');
}

function definitionText(field: keyof Definitions, value: unknown): string {
  switch (field) {
    case 'supportHours':
      return (value as Schedule[] | null)?.map(versionText).join('; ') ?? t('value_none');
    case 'clock':
      return value ? t(`clock_${value as Clock}`) : t('value_usual');
    case 'fcrWindowDays':
      return plural('days', value as number);
    case 'countsRepeats':
      return t(value ? 'value_yes' : 'value_no');
    case 'idleLimitMs':
      return durationText(value as number);
    case 'oneTouch':
      return t(`touch_${keyOf(value as OneTouchReading)}`);
    case 'topBox': {
      const boxes = Object.entries(value as Record<string, number>);
      return boxes.map(([scale, from]) => t('top_box_from', scale, from)).join(', ') || t('value_usual');
    }
    default:
      return String(value);
  }
}

function versionText(schedule: Schedule): string {
  const { validFrom } = schedule;
  return [hoursText(schedule), ...(validFrom ? [t('target_from', dateText(validFrom))] : [])].join(' · ');
}

function rulesText({ statuses = {}, complaints = [] }: HelpdeskRules): string {
  const named = Object.entries(statuses).map(([name, status]) => `${name}: ${status}`);
  const marked = complaints.length > 0 ? [t('rules_complaints', complaints.join(', '))] : [];
  return [...named, ...marked].join(' · ') || t('value_none');
}

import { useRef } from 'preact/hooks';
import { chooseVersion, type Editing, removeVersion } from '../lib/domain/hours-editing.ts';
import { addDays } from '../lib/domain/local-day.ts';
import { indexInForce } from '../lib/domain/schedule-versions.ts';
import { t } from '../lib/platform/i18n.ts';
import { dateText } from './DateText.tsx';
import { HoursSummary } from './HoursSummary.tsx';
import { focusBeside, useCaughtFocus } from './KeptFocus.tsx';

type Props = {
  editing: Editing;
  /** Something is wrong in the draft, so no other version can be taken up. */
  isWrong: boolean;
  onChange: (change: (editing: Editing) => Editing) => void;
};

/** The versions that there are, where there are several: which days each governs, to change or remove. */
export function HoursVersions({ editing, isWrong, onChange }: Props) {
  const { versions, today, base } = editing;
  const list = useRef<HTMLOListElement>(null);
  useCaughtFocus(versions.length > 1);
  if (versions.length < 2) return null;
  const inForce = indexInForce(versions, today);
  return (
    <section class="card hours-part">
      <h2>{t('hours_versions')}</h2>
      <ol ref={list} class="versions">
        {versions.map((version, index) => {
          const span = versionSpan(versions, index);
          return (
            <li key={index} aria-current={index === base ? 'true' : undefined}>
              <p>
                {span}
                {index === inForce && <span class="pill">{t('hours_in_force')}</span>}
              </p>
              <HoursSummary schedule={version} />
              <div class="day-actions">
                {index === base ? (
                  <span class="secondary">{t('hours_changing_this')}</span>
                ) : (
                  <button
                    type="button"
                    class="link"
                    aria-label={t('hours_change_version', span)}
                    disabled={isWrong}
                    onClick={({ currentTarget }) => {
                      // It gives way to words.
                      removalOf(currentTarget)?.focus();
                      onChange((editing) => chooseVersion(editing, index));
                    }}
                  >
                    {t('hours_change')}
                  </button>
                )}
                <button
                  type="button"
                  class="link remove-version"
                  aria-label={t('hours_remove_version_named', span)}
                  onClick={({ currentTarget }) => {
                    // But for the last one, the next version comes into its place.
                    if (index === versions.length - 1)
                      focusBeside(
                        currentTarget,
                        list.current?.querySelectorAll<HTMLElement>('.remove-version') ?? [],
                      );
                    onChange((editing) => removeVersion(editing, index));
                  }}
                >
                  {t('hours_remove_version')}
                </button>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function removalOf(button: HTMLElement): HTMLElement | null | undefined {
  return button.closest('li')?.querySelector<HTMLElement>('.remove-version');
}

/** The days that a version governs, in words; the first one also those before it. */
export function versionSpan(versions: Editing['versions'], index: number): string {
  const from = index > 0 ? versions[index]?.validFrom : undefined;
  const next = versions[index + 1]?.validFrom;
  const until = next && dateText(addDays(next, -1));
  if (from === undefined) return until ? t('hours_until', until) : t('hours_always');
  return until ? t('hours_stretch', dateText(from), until) : t('hours_since', dateText(from));
}

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { NudgeSettings } from '../lib/domain/nudges.ts';
import type { Target } from '../lib/domain/targets.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { type Nudges, readNudges, saveNudges, switchNotificationsOn } from '../lib/stores/nudges.ts';
import { show } from '../lib/stores/popup.ts';
import { Notice } from './Notice.tsx';
import { ViewHeader } from './ViewHeader.tsx';

const minuteMs = 60_000;
const leadChoicesMs = [5, 10, 15, 30, 60].map((minutes) => minutes * minuteMs);

type Props = { targets: readonly Target[] | undefined; onBack: () => void };

/** How the agent is told that a ticket will miss its limit. Every choice holds at once. */
export function NudgesView({ targets, onBack }: Props) {
  const [nudges, setNudges] = useState<Nudges>();
  const [problem, setProblem] = useState<string>();

  function follow(change: Promise<Nudges>): void {
    change.then(setNudges, (error: Error) => setProblem(error.name));
  }
  useEffect(() => follow(readNudges()), []);

  const hasLimits = targets === undefined || targets.some(({ limit }) => limit !== undefined);
  return (
    <main>
      <ViewHeader title={t('nudges')} onBack={onBack} />
      <p class="secondary about">{t('nudges_about')}</p>
      {problem && <Notice tone="problem">{t('error_unexpected', problem)}</Notice>}
      {!hasLimits && (
        <Notice tone="info" action={{ label: t('targets'), run: () => show({ name: 'targets' }) }}>
          {t('nudges_no_limit')}
        </Notice>
      )}
      <form class="card nudges" aria-busy={nudges === undefined} onSubmit={(event) => event.preventDefault()}>
        {nudges && <Choices nudges={nudges} follow={follow} />}
      </form>
      <p class="secondary about">{t('nudges_quiet')}</p>
      <p class="secondary about">{t('nudges_rereading')}</p>
    </main>
  );
}

function Choices({ nudges, follow }: { nudges: Nudges; follow: (change: Promise<Nudges>) => void }) {
  const { settings, isAllowed } = nudges;
  const change = (part: Partial<NudgeSettings>) => follow(saveNudges({ ...settings, ...part }));
  const allow = () => follow(switchNotificationsOn(settings));
  return (
    <>
      <Switch
        name="badge"
        label={t('nudge_badge')}
        isOn={settings.badge}
        onChange={(badge) => change({ badge })}
      >
        {t('nudge_badge_about')}
      </Switch>
      <Switch
        name="notify"
        label={t('nudge_notify')}
        isOn={settings.notify}
        onChange={(isOn) => (isOn ? allow() : change({ notify: false }))}
      >
        {t('nudge_notify_about')}
      </Switch>
      {settings.notify && !isAllowed && (
        <Notice tone="warning" action={{ label: t('nudge_allow'), run: allow }}>
          {t('nudge_not_allowed')}
        </Notice>
      )}
      <div class="field">
        <label for="nudge-lead">{t('nudge_lead')}</label>
        <select
          id="nudge-lead"
          value={settings.leadMs}
          disabled={!settings.badge && !settings.notify}
          onChange={({ currentTarget }) => change({ leadMs: Number(currentTarget.value) })}
        >
          {[...new Set([...leadChoicesMs, settings.leadMs])]
            .sort((a, b) => a - b)
            .map((leadMs) => (
              <option key={leadMs} value={leadMs}>
                {plural('minutes', leadMs / minuteMs)}
              </option>
            ))}
        </select>
      </div>
    </>
  );
}

type SwitchProps = {
  name: string;
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ComponentChildren;
};

function Switch({ name, label, isOn, onChange, children }: SwitchProps) {
  return (
    <div class="nudge">
      <label class="nudge-switch">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-describedby={`nudge-${name}-about`}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      </label>
      <p class="secondary" id={`nudge-${name}-about`}>
        {children}
      </p>
    </div>
  );
}

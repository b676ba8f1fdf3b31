import { demoProfile } from '../lib/domain/profile.ts';
import { t } from '../lib/platform/i18n.ts';
import type { Overview } from '../lib/stores/overview.ts';

type Props = { profile: string; profiles: readonly string[]; onChoose: (profile: string) => void };

/** Whose figures are shown, where more than one person's accounts are recorded in this browser. */
export function ProfileSwitch({ profile, profiles, onChoose }: Props) {
  return (
    <label class="profile">
      <span class="secondary">{t('profile')}</span>
      <select value={profile} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {profiles.map((one) => (
          <option key={one} value={one}>
            {profileLabel(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whose figures a new helpdesk's will be; worth saying where there is more than one profile. */
export function shownProfile(overview: Overview | undefined): string | undefined {
  if (!overview || overview.profile === demoProfile) return undefined;
  return overview.profiles.length > 1 ? profileLabel(overview.profile) : undefined;
}

/** The first profile has no name of its own. */
export function profileLabel(profile: string): string {
  return profile === demoProfile ? t('demo_profile') : profile || t('profile_first');
}

import { useState } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { addProfile, identify, type RecordedFront } from '../lib/stores/connect.ts';
import { type Connection, profileOf } from '../lib/stores/overview.ts';
import { profileLabel } from './ProfileSwitch.tsx';

/** What the agent is told when it was not done. */
function problemText(refusal: string): string {
  return refusal === 'profile-taken' ? t('profile_taken') : t('did_not_work', refusal);
}

type OfferProps = {
  front: RecordedFront;
  profiles: readonly string[];
  connections: readonly Connection[];
};

/** Somebody else is signed in: offers to record them too, with figures of their own, or again, if they were before. */
export function ProfileOffer({ front, profiles, connections }: OfferProps) {
  const { helpdesk, origin } = front.connection;
  const known = connections.find(
    (one) => one.helpdesk === helpdesk && one.origin === origin && one.viewer === front.status.viewer,
  );
  const [name, setName] = useState(() => freeName(profiles));
  const [problem, setProblem] = useState<string>();

  async function add(profile: string): Promise<void> {
    if (!known && profile === '') return setProblem(t('profile_needs_name'));
    const refusal = await addProfile(front, profile);
    setProblem(refusal && problemText(refusal));
  }

  return (
    <form
      class="card viewer"
      onSubmit={(event) => {
        event.preventDefault();
        void add(known ? profileOf(known) : name.trim());
      }}
    >
      <p>{known ? t('profile_known', profileLabel(profileOf(known))) : t('profile_offer')}</p>
      {!known && (
        <label class="field">
          <span>{t('profile_name')}</span>
          <input
            type="text"
            maxLength={40}
            value={name}
            aria-invalid={problem !== undefined}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
      )}
      {!known && profiles.includes(name.trim()) && name.trim() !== '' && (
        <p class="secondary">{t('profile_joins', name.trim())}</p>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button">
        {t(known ? 'profile_again' : 'profile_add')}
      </button>
    </form>
  );
}

/** A name that nobody has: a profile may have been deleted, so their number says nothing. */
function freeName(profiles: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const name = t('profile_numbered', number);
    if (!profiles.includes(name)) return name;
  }
}

/** The helpdesk does not say who is signed in: asks once. The names come from the page and are not stored. */
export function ViewerPick({ front }: { front: RecordedFront }) {
  const [chosen, choose] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const agents = front.status.agents ?? [];
  return (
    <form
      class="card viewer"
      aria-label={t('viewer_question')}
      onSubmit={async (event) => {
        event.preventDefault();
        const refusal = chosen && (await identify(front, chosen));
        setProblem(refusal ? problemText(refusal) : undefined);
      }}
    >
      <h2>{t('viewer_question')}</h2>
      {agents.length === 0 ? (
        <p>{t('viewer_nobody')}</p>
      ) : (
        <>
          <p class="secondary">{t('viewer_about')}</p>
          {agents.map(({ id, name }) => (
            <label key={id} class="choice">
              <input type="radio" name="viewer" checked={chosen === id} onChange={() => choose(id)} />
              <span>{name}</span>
            </label>
          ))}
          <button type="submit" class="button" disabled={chosen === undefined}>
            {t('viewer_confirm')}
          </button>
          <p class="secondary">{t('viewer_none')}</p>
        </>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

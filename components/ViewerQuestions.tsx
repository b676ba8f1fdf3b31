import { useState } from 'preact/hooks';
import { keyOf, t } from '../lib/platform/i18n.ts';
import { addProfile, identify, type RecordedFront } from '../lib/stores/connect.ts';
import { Notice } from './Notice.tsx';

const known = [
  'profile-taken',
  'other-viewer',
  'viewer-unknown',
  'not-connected',
  'no-host-permission',
] as const;

function problemText(refusal: string): string {
  const why = known.find((one) => one === refusal);
  return why === 'profile-taken'
    ? t('profile_taken')
    : t(`unrecorded_${keyOf(why ?? 'internal')}`, '', refusal);
}

/** Somebody else is signed in: offers to record them too, with figures of their own. */
export function ProfileOffer({ front, profiles }: { front: RecordedFront; profiles: readonly string[] }) {
  const [name, setName] = useState(() => t('profile_numbered', profiles.length + 1));
  const [problem, setProblem] = useState<string>();
  return (
    <form
      class="card viewer"
      onSubmit={async (event) => {
        event.preventDefault();
        const refusal = name.trim() ? await addProfile(front, name.trim()) : 'empty';
        setProblem(refusal === 'empty' ? t('profile_needs_name') : refusal && problemText(refusal));
      }}
    >
      <p>{t('profile_offer')}</p>
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
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button">
        {t('profile_add')}
      </button>
    </form>
  );
}

/** The helpdesk does not say who is signed in: asks once. The names come from the page and are not stored. */
export function ViewerPick({ front }: { front: RecordedFront }) {
  const [problem, setProblem] = useState<string>();
  const agents = front.status.agents ?? [];
  return (
    <section class="card viewer" aria-label={t('viewer_question')}>
      <h2>{t('viewer_question')}</h2>
      {agents.length === 0 ? (
        <p>{t('viewer_nobody')}</p>
      ) : (
        <>
          <p class="secondary">{t('viewer_about')}</p>
          <div class="buttons">
            {agents.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                class="button"
                onClick={async () => {
                  const refusal = await identify(front, id);
                  setProblem(refusal && problemText(refusal));
                }}
              >
                {name}
              </button>
            ))}
          </div>
        </>
      )}
      {problem && <Notice tone="problem">{problem}</Notice>}
    </section>
  );
}

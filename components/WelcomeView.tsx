import { useEffect, useRef } from 'preact/hooks';
import { t } from '../lib/platform/i18n.ts';
import { hostsOf } from '../lib/stores/overview.ts';
import type { PopupState } from '../lib/stores/popup.ts';
import { useSaving } from '../lib/stores/use-saving.ts';
import { finishWelcome, goTo, type WelcomeStep, welcomeSteps } from '../lib/stores/welcome.ts';
import { Brand } from './Brand.tsx';
import { NotSaved } from './NotSaved.tsx';
import { WelcomeAbout } from './WelcomeAbout.tsx';
import { WelcomeBasics } from './WelcomeBasics.tsx';
import { WelcomeConnect } from './WelcomeConnect.tsx';

/** The first run: what it does and never does, connect, hours and targets. */
export function WelcomeView({ state }: { state: PopupState }) {
  const { overview, welcome } = state;
  const { problem, save } = useSaving();
  const step = welcome?.step ?? 'about';
  const number = welcomeSteps.indexOf(step);
  const before = welcomeSteps[number - 1];
  const next = welcomeSteps[number + 1];
  // Going on without a helpdesk is possible, and not what the screen is for.
  const isAsking = step === 'connect' && hostsOf(overview?.connections ?? []).length === 0;
  return (
    <main class="welcome">
      <header class="bar">
        <Brand />
        <Progress number={number + 1} />
      </header>
      <Title key={step} step={step} isFirst={!state.isDemoGone} />
      {step === 'about' && <WelcomeAbout />}
      {step === 'connect' && <WelcomeConnect state={state} />}
      {step === 'basics' && overview && <WelcomeBasics overview={overview} />}
      <footer class="foot welcome-foot">
        {before && (
          <button type="button" class="button" onClick={() => goTo(before)}>
            {t('back')}
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={() => save(finishWelcome)}>
          {t('welcome_skip')}
        </button>
        {next && (
          <button
            type="button"
            class={isAsking ? 'button welcome-next' : 'button button-primary welcome-next'}
            onClick={() => goTo(next)}
          >
            {t('welcome_next')}
          </button>
        )}
      </footer>
      <NotSaved problem={problem} />
    </main>
  );
}

/**
 * Takes the focus, so that a screen reader begins there and the keyboard goes on from there; not where something above
 * it is to be read first.
 */
function Title({ step, isFirst }: { step: WelcomeStep; isFirst: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFirst) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} class="welcome-title" tabIndex={-1}>
      {t(`welcome_${step}_title`)}
    </h2>
  );
}

function Progress({ number }: { number: number }) {
  return (
    <p class="welcome-progress secondary">
      {t('welcome_progress', number, welcomeSteps.length)}
      {welcomeSteps.map((one, index) => (
        <span key={one} class={index < number ? 'dot dot-done' : 'dot'} aria-hidden="true" />
      ))}
    </p>
  );
}

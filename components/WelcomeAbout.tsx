import { t } from '../lib/platform/i18n.ts';
import { DemoOffer } from './DemoOffer.tsx';
import { ExampleCard } from './ExampleCard.tsx';

const does = ['reads', 'shows', 'checks'] as const;
const never = ['content', 'leaves', 'changes', 'others'] as const;

/** The first screen: what it does, what it never does, and a look at both without connecting anything. */
export function WelcomeAbout() {
  return (
    <>
      <ExampleCard />
      <section class="welcome-list">
        <h3>{t('welcome_does')}</h3>
        <ul class="promises">
          {does.map((one) => (
            <li key={one}>{t(`welcome_does_${one}`)}</li>
          ))}
        </ul>
      </section>
      <section class="welcome-list">
        <h3>{t('welcome_never')}</h3>
        <ul class="promises nevers">
          {never.map((one) => (
            <li key={one}>{t(`welcome_never_${one}`)}</li>
          ))}
        </ul>
      </section>
      <DemoOffer />
    </>
  );
}

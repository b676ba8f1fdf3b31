import { t } from '../lib/platform/i18n.ts';
import { headlineMetrics, type Overview } from '../lib/stores/overview.ts';
import { show } from '../lib/stores/popup.ts';
import { FigureCard } from './FigureCard.tsx';
import { isPartial } from './FigureFacts.tsx';
import { NextToMiss } from './NextToMiss.tsx';

/** The figures, the three headlines first, and what runs out next. Undefined: the room that they will take. */
export function Cards({ overview }: { overview: Overview | undefined }) {
  if (!overview) {
    return headlineMetrics.map((id) => <div key={id} class="card figure-card" aria-hidden="true" />);
  }
  return (
    <>
      {overview.cards.map((card) => (
        <FigureCard
          key={card.metric}
          card={card}
          period={overview.period}
          definitions={overview.definitions}
          isPartial={isPartial(overview)}
          onOpen={() => show({ name: 'figure', metric: card.metric })}
        />
      ))}
      <p class="pin">
        <button type="button" class="link" data-view="pins" onClick={() => show({ name: 'pins' })}>
          {t('pins_choose')}
        </button>
      </p>
      <NextToMiss {...overview} />
    </>
  );
}

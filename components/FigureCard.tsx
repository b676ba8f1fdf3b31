import { keyOf, t } from '../lib/platform/i18n.ts';
import { type FactsProps, FigureFacts, noteOf } from './FigureFacts.tsx';
import { FigureValue } from './FigureValue.tsx';
import { Sparkline } from './Sparkline.tsx';

type Props = FactsProps & { onOpen: () => void };

/** One figure with its target and what stands behind it; the whole card opens its tickets. */
export function FigureCard({ onOpen, ...facts }: Props) {
  const { card, definitions } = facts;
  return (
    <article class="card figure-card" data-metric={card.metric}>
      <header>
        <h2>
          <button type="button" class="card-button" onClick={onOpen}>
            {t(`metric_${keyOf(card.metric)}_label`)}
          </button>
        </h2>
        <span class="note">{noteOf(card, definitions)}</span>
      </header>
      <div class="figure-line">
        <FigureValue {...card} />
        <Sparkline {...card} />
      </div>
      <FigureFacts {...facts} />
    </article>
  );
}

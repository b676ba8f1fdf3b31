import type { Block } from '../lib/domain/day-timeline.ts';
import { t } from '../lib/platform/i18n.ts';

type Props = { blocks: readonly Block[]; hasShift: boolean; hasPause: boolean };

/** What the looks of the blocks mean, as far as there are such. */
export function TimelineLegend({ blocks, hasShift, hasPause }: Props) {
  const meanings = [
    { look: 'focused', word: t('work_counted'), isThere: true },
    { look: 'elsewhere', word: t('elsewhere'), isThere: blocks.some(({ kind }) => kind === 'elsewhere') },
    { look: 'frame', word: t('in_frame'), isThere: blocks.some(({ frame }) => frame) },
    { look: 'struck', word: t('corrected'), isThere: blocks.some(({ isStruck }) => isStruck) },
    { look: 'paused', word: t('work_paused'), isThere: hasPause },
    { look: 'shift', word: t('your_shift'), isThere: hasShift },
  ];
  return (
    <span class="legend">
      {meanings
        .filter(({ isThere }) => isThere)
        .map(({ look, word }) => (
          <span key={look} class={`legend-${look}`}>
            {word}
          </span>
        ))}
    </span>
  );
}

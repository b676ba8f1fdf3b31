/** Customer satisfaction (CSAT): top-box answers of all answers, for the last human who replied before. */
import type { Rating } from '../ratings.ts';
import type { FiledMetric } from './metric.ts';

/** The lowest score that counts as satisfied, by scale. */
const usualTopBox: Record<string, number> = { '0-1': 1, '1-2': 2, '1-5': 4, '1-7': 6, '1-10': 8 };

function topBoxFrom({ scale }: Rating, chosen: Record<string, number>): number | undefined {
  const name = scale.join('-');
  return chosen[name] ?? usualTopBox[name];
}

export const csat: FiledMetric = {
  id: 'csat',
  kind: 'ratio',
  better: 'higher',
  headline: 'ratio',
  counts: 'answers',
  measure: ({ ratings }, { definitions }) =>
    ratings.map((rating) => {
      if (!rating.known) return { value: null, ...rating };
      const { ratedAt, repliedAt, score } = rating;
      const from = topBoxFrom(rating, definitions.topBox);
      if (from === undefined) return { value: null, reason: 'scale-unknown', at: ratedAt };
      return {
        value: score >= from ? 1 : 0,
        at: ratedAt,
        moments: [
          { what: 'replied', at: repliedAt },
          { what: 'rated', at: ratedAt },
        ],
        flags: [],
      };
    }),
};

import { useEffect, useRef, useState } from 'preact/hooks';
import { clockOf, type Definitions } from '../lib/domain/definitions.ts';
import { metrics } from '../lib/domain/metrics/registry.ts';
import type { FigureName, Move } from '../lib/domain/what-if.ts';
import { keyOf, plural, t } from '../lib/platform/i18n.ts';
import { createPreviewer, type Preview, type Previewer } from '../lib/stores/hours-preview.ts';
import type { Connection } from '../lib/stores/overview.ts';
import { countText, valueText } from './FigureValue.tsx';

type Props = {
  connections: readonly Connection[];
  present: Definitions;
  /** undefined: something is wrong in what was entered. */
  next: Definitions | undefined;
  figures: readonly FigureName[];
};

/** Which figures of the last 30 days move, and which stay, before anything is saved. */
export function HoursPreview({ connections, present, next, figures }: Props) {
  const [preview, setPreview] = useState<Preview>();
  const previewer = useRef<Previewer>(undefined);
  const names = JSON.stringify([present, figures, connections.map(({ id }) => id)]);
  useEffect(() => {
    const created = createPreviewer(connections, present, figures, (told) =>
      // What is there stays until the new one is: nothing jumps.
      setPreview((shown) =>
        told?.state === 'working' && told.share === undefined && shown?.state === 'ready' ? shown : told,
      ),
    );
    previewer.current = created;
    return created.stop;
  }, [names]);
  const text = JSON.stringify(next);
  useEffect(() => previewer.current?.ask(next), [names, text]);

  return (
    <section class="card preview" aria-label={t('hours_preview')}>
      <h2>{t('hours_preview')}</h2>
      <div class="moves" role="status">
        {next ? preview && <Shown preview={preview} /> : <p class="secondary">{t('hours_preview_wrong')}</p>}
      </div>
      {next && clockOf(next) !== clockOf(present) && (
        <p class="secondary">
          {t('hours_preview_clocks', t(`clock_${clockOf(present)}`), t(`clock_${clockOf(next)}`))}
        </p>
      )}
    </section>
  );
}

function Shown({ preview }: { preview: Preview }) {
  switch (preview.state) {
    case 'failed':
      return <p>{t('hours_preview_failed')}</p>;
    case 'working':
      return (
        <p class="secondary">
          {t('hours_preview_working')}
          {preview.share !== undefined && <progress value={preview.share} />}
        </p>
      );
    case 'ready':
      return (
        <>
          <dl>
            {preview.moves.map((move) => (
              <div key={move.metric}>
                <dt>{t(`metric_${keyOf(move.metric)}_label`)}</dt>
                <dd>
                  <MoveText move={move} />
                </dd>
              </div>
            ))}
          </dl>
          {preview.tickets < preview.total && (
            <p class="secondary">
              {t('hours_preview_part', countText(preview.tickets), countText(preview.total))}
            </p>
          )}
        </>
      );
  }
}

function MoveText({ move }: { move: Move }) {
  const { metric, statistic, before, after, n, isMoved } = move;
  if (before === undefined && after === undefined)
    return <span class="secondary">{t('hours_preview_none')}</span>;
  const text = (value: number | undefined) =>
    value === undefined ? '–' : valueText(metrics[metric], statistic, value);
  const unit = metrics[metric].kind === 'duration' || metric === 'first-contact-resolution';
  const count = unit && n[1] > 0 ? ` (${plural('count_tickets', n[1])})` : '';
  if (!isMoved)
    return (
      <span class="secondary">
        {t('hours_preview_same', text(after))}
        {count}
      </span>
    );
  return (
    <>
      <span class="was">{text(before)}</span>
      <span aria-hidden="true"> → </span>
      <span class="sr-only"> {t('hours_preview_becomes')} </span>
      <strong>{text(after)}</strong>
      <span class="secondary">
        {n[0] !== n[1] && unit ? ` (${t('hours_preview_counts', countText(n[0]), countText(n[1]))})` : count}
      </span>
    </>
  );
}

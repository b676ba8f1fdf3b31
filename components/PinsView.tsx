import { useEffect, useRef, useState } from 'preact/hooks';
import type { MetricId } from '../lib/domain/metrics/metric.ts';
import { allMetrics } from '../lib/domain/metrics/registry.ts';
import { moved, pinned, unpinned } from '../lib/domain/pins.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import { headlineMetrics } from '../lib/stores/overview.ts';
import { savePins } from '../lib/stores/pins.ts';
import { refusalOf } from '../lib/stores/refusal.ts';
import { Notice } from './Notice.tsx';
import { NotSaved } from './NotSaved.tsx';
import { ViewHeader } from './ViewHeader.tsx';

type Props = { pins: readonly MetricId[]; onBack: () => void };
type Deed = { said: string; before: readonly MetricId[] };
/** Which control has the focus after a change: the list is another one then. */
type Place = { metric: MetricId; act: 'up' | 'down' | 'pin' };

const isHeadline = (id: MetricId) => headlineMetrics.some((headline) => headline === id);
const labelOf = (id: MetricId) => t(`metric_${keyOf(id)}_label`);

/** Chooses the cards below the headlines, and their order. Each change holds at once and can be undone. */
export function PinsView({ pins, onBack }: Props) {
  const [done, setDone] = useState<Deed>();
  const [place, setPlace] = useState<Place>();
  const [problem, setProblem] = useState<string>();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place) focusAt(main.current, place);
  }, [pins, place]);

  async function save(next: readonly MetricId[]): Promise<boolean> {
    const refusal = await refusalOf(() => savePins(next));
    setProblem(refusal);
    return refusal === undefined;
  }

  async function change(next: readonly MetricId[], said: string, to?: Place): Promise<void> {
    if (!(await save(next))) return;
    setDone({ said, before: pins });
    setPlace(to);
  }

  async function undo({ before }: Deed): Promise<void> {
    if (!(await save(before))) return;
    setDone(undefined);
    setPlace(undefined);
    main.current?.querySelector('h1')?.focus();
  }

  const rest = allMetrics.filter(({ id }) => !isHeadline(id) && !pins.includes(id));
  return (
    <main ref={main}>
      <ViewHeader title={t('pins')} onBack={onBack} />
      <p class="secondary about">{t('pins_about')}</p>
      {done && (
        <Notice tone="info" action={{ label: t('undo'), run: () => undo(done) }}>
          {done.said}
        </Notice>
      )}
      <NotSaved problem={problem} />
      {pins.length === 0 ? (
        <p class="card hint">{t('pins_none')}</p>
      ) : (
        <ol class="pins" aria-label={t('pins')}>
          {pins.map((id, index) => (
            <li key={id} class="card pinned" data-pin={id}>
              <strong>{labelOf(id)}</strong>
              <span class="buttons">
                {(['up', 'down'] as const).map((way) => (
                  <button
                    key={way}
                    type="button"
                    class="button"
                    data-act={way}
                    aria-label={t(`move_${way}`, labelOf(id))}
                    disabled={index === (way === 'up' ? 0 : pins.length - 1)}
                    onClick={() =>
                      change(moved(pins, id, way === 'up' ? -1 : 1), t('move_done', labelOf(id)), {
                        metric: id,
                        act: way,
                      })
                    }
                  >
                    {way === 'up' ? '↑' : '↓'}
                  </button>
                ))}
                <button
                  type="button"
                  class="button"
                  aria-label={t('unpin_metric', labelOf(id))}
                  onClick={() =>
                    change(unpinned(pins, id), t('unpin_done', labelOf(id)), { metric: id, act: 'pin' })
                  }
                >
                  {t('unpin')}
                </button>
              </span>
              <p class="secondary">{t(`metric_${keyOf(id)}_about`)}</p>
            </li>
          ))}
        </ol>
      )}
      <h2>{t('pins_more')}</h2>
      <ul class="pins">
        {rest.map(({ id }, index) => (
          <li key={id} class="card pinnable" data-pin={id}>
            <div>
              <h3>{labelOf(id)}</h3>
              <p class="secondary">{t(`metric_${keyOf(id)}_about`)}</p>
            </div>
            <button
              type="button"
              class="button"
              data-act="pin"
              aria-label={t('pin_metric', labelOf(id))}
              onClick={() => {
                const next = rest[index + 1]?.id ?? rest[index - 1]?.id;
                void change(
                  pinned(pins, id),
                  t('pin_done', labelOf(id)),
                  next && { metric: next, act: 'pin' },
                );
              }}
            >
              {t('pin')}
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** At an end the way there is shut, and the way back is not. */
function focusAt(element: HTMLElement | null, { metric, act }: Place): void {
  const row = element?.querySelector(`[data-pin="${metric}"]`);
  const wanted = row?.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`);
  (wanted ?? row?.querySelector<HTMLElement>('button:enabled'))?.focus();
}

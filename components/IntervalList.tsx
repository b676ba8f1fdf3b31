import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  addInterval,
  type HoursPlace,
  hoursAt,
  isOvernight,
  setHours,
} from '../lib/domain/schedule-draft.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import type { DraftProps } from './HoursWeek.tsx';
import { TimeField } from './TimeField.tsx';

type Props = DraftProps & {
  place: HoursPlace;
  /** Whose hours these are: "Monday", a date. */
  name: string;
  /** What is said where there are none. */
  empty: string;
  /** What else can be done with the day. */
  children: ComponentChildren;
};

/** The intervals of a day: change, add, remove, each mistake named at its row. */
export function IntervalList({ draft, problems, onChange, place, name, empty, children }: Props) {
  const intervals = hoursAt(draft, place);
  const [typedIn, setTypedIn] = useState<number>();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current) list.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  }, [intervals.length]);

  const set = (changed: typeof intervals) => onChange((draft) => setHours(draft, place, changed));
  return (
    <div class="intervals" ref={list}>
      <div class="day-actions">
        {intervals.length === 0 && <span class="secondary">{empty}</span>}
        <button
          type="button"
          class="link add-interval"
          aria-label={t('hours_add_interval_to', name)}
          onClick={() => {
            wanted.current = '.interval-row:last-child input';
            set(addInterval(intervals));
          }}
        >
          {t('hours_add_interval')}
        </button>
        {children}
      </div>
      {intervals.map(([from, to], index) => {
        // A sentence about what is still being typed would only be in the way.
        const problem = typedIn === index ? undefined : problemIn(problems, `${place}[${index}]`);
        const problemId = problem && `problem-${place}-${index}`;
        return (
          <div
            key={index}
            class="interval-row"
            onInput={() => setTypedIn(index)}
            onFocusOut={({ currentTarget, relatedTarget }) => {
              if (!currentTarget.contains(relatedTarget as Node | null)) setTypedIn(undefined);
            }}
          >
            <div class="interval">
              <TimeField
                label={t('hours_from', name)}
                value={from}
                problemId={problemId}
                onChange={(text) => set(intervals.with(index, [text, to]))}
              />
              <span aria-hidden="true">–</span>
              <TimeField
                label={t('hours_to', name)}
                value={to}
                problemId={problemId}
                onChange={(text) => set(intervals.with(index, [from, text]))}
              />
              <button
                type="button"
                class="remove"
                aria-label={t('hours_remove_interval', name, from, to)}
                onClick={() => {
                  wanted.current = '.add-interval';
                  set(intervals.toSpliced(index, 1));
                }}
              ></button>
            </div>
            {isOvernight([from, to]) && <p class="secondary">{t('hours_overnight', to)}</p>}
            {problem && (
              <p id={problemId} class="field-error" role="alert">
                {t(`schedule_problem_${keyOf(problem)}`)}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What is wrong with an interval, or with one of its two times. */
function problemIn(problems: DraftProps['problems'], place: string) {
  return problems.get(`${place}[0]`) ?? problems.get(`${place}[1]`) ?? problems.get(place);
}

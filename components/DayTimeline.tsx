import { useState } from 'preact/hooks';
import type { Block, Placed, DayTimeline as Timeline } from '../lib/domain/day-timeline.ts';
import type { LocalDay } from '../lib/domain/local-day.ts';
import { plural, t } from '../lib/platform/i18n.ts';
import { durationText } from './DurationText.tsx';
import { dateText, timeOfDay } from './Instant.tsx';
import { TimelineLegend } from './TimelineLegend.tsx';

type Props = { timeline: Timeline; day: LocalDay; timeZone: string };

const [top, height] = [8, 30];

/**
 * The day's work along its hours. The line below tells the block that is pointed at; by keyboard, a slider that lies
 * over the picture goes from one to the next.
 */
export function DayTimeline({ timeline, day, timeZone }: Props) {
  const [chosen, choose] = useState<number>();
  const { blocks, ticks, shift, paused, from, to } = timeline;
  const time = (at: number) => timeOfDay(at, timeZone);
  const block = chosen === undefined ? undefined : blocks[chosen];
  const count = new Set(blocks.map(({ connection, ticket }) => `${connection} ${ticket}`)).size;
  const label = t('timeline_label', dateText(day), time(from), time(to), plural('count_tickets', count));
  return (
    <figure class="card timeline">
      <div class="timeline-picture">
        <svg width="100%" height="64" aria-hidden="true" onPointerLeave={() => choose(undefined)}>
          <Patterns />
          {shift.map((one) => (
            <rect key={one.start} class="timeline-shift" {...box(one)} y="0" height="46" />
          ))}
          {ticks.map(({ at, start }, index) => (
            <g key={at}>
              <line class="timeline-tick" x1={percent(start)} x2={percent(start)} y1="0" y2="46" />
              <text
                class="timeline-hour"
                x={percent(start)}
                y="60"
                text-anchor={start < 0.03 ? 'start' : start > 0.97 ? 'end' : 'middle'}
              >
                {index === 0 || start < 0.97 || ticks.length < 7 ? time(at) : ''}
              </text>
            </g>
          ))}
          {paused && <rect class="timeline-paused" {...box(paused)} y={top} height={height} />}
          {blocks.map((one, index) => (
            <Stretch
              key={`${one.kind} ${one.from}`}
              block={one}
              isChosen={index === chosen}
              onPoint={() => choose(index)}
            />
          ))}
        </svg>
        {blocks.length > 0 && (
          <input
            type="range"
            class="timeline-walk"
            min={0}
            max={blocks.length - 1}
            step={1}
            value={chosen ?? 0}
            aria-label={label}
            aria-valuetext={blockText(blocks[chosen ?? 0], time)}
            onFocus={() => choose(chosen ?? 0)}
            onBlur={() => choose(undefined)}
            onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
          />
        )}
      </div>
      <figcaption class="secondary">
        <TimelineLegend blocks={blocks} hasShift={shift.length > 0} hasPause={paused !== undefined} />
        <p>{block ? blockText(block, time) : blocks.length > 0 && t('timeline_hint')}</p>
      </figcaption>
    </figure>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}

function box({ start, width }: Placed) {
  return { x: percent(start), width: percent(width) };
}

type StretchProps = { block: Block; isChosen: boolean; onPoint: () => void };

/** The shortest is still to be seen, and to be pointed at. */
function Stretch({ block, isChosen, onPoint }: StretchProps) {
  const { start, kind, isStruck, frame, tone, width } = block;
  const looks = [
    'timeline-block',
    `timeline-${kind}`,
    `timeline-tone-${tone}`,
    isStruck && 'timeline-struck',
  ];
  const place = { x: percent(start), y: top, height, style: { width: `max(2px, ${percent(width)})` } };
  return (
    <g onPointerEnter={onPoint}>
      <rect class={looks.filter(Boolean).join(' ')} {...place} />
      {frame && !isStruck && <rect fill="url(#timeline-hatch)" {...place} />}
      {isStruck && (
        <line
          class="timeline-stroke"
          x1={percent(start)}
          x2={percent(start + width)}
          y1={top + height / 2}
          y2={top + height / 2}
        />
      )}
      {isChosen && <rect class="timeline-chosen" {...place} y={top - 3} height={height + 6} />}
      <rect
        class="timeline-hit"
        x={percent(start)}
        y="0"
        height="46"
        style={{ width: `max(6px, ${percent(width)})` }}
      />
    </g>
  );
}

/** Colours come from the style sheet; a pattern can only be made here. */
function Patterns() {
  return (
    <defs>
      <pattern
        id="timeline-hatch"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line class="timeline-hatching" x1="0" x2="0" y1="0" y2="5" />
      </pattern>
    </defs>
  );
}

function blockText(block: Block | undefined, time: (at: number) => string): string {
  if (!block) return '';
  const { ticket, from, to, kind, isStruck, frame, isRunning } = block;
  return [
    t('ticket_number', ticket),
    t('from_to', time(from), isRunning ? t('until_now') : time(to)),
    durationText(to - from),
    ...(kind === 'elsewhere' ? [t('elsewhere')] : []),
    ...(frame ? [t('in_frame')] : []),
    ...(isStruck ? [t('corrected')] : []),
  ].join(' · ');
}

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isZone } from '../lib/domain/schedule.ts';
import { now } from '../lib/platform/clock.ts';
import { t, uiLanguage } from '../lib/platform/i18n.ts';
import { findZones } from '../lib/stores/time-zones.ts';

type Props = { label: string; zone: string; about?: string | undefined; onChange: (zone: string) => void };

/** A time zone, found by typing some of its name. What finds none leaves the zone as it was. */
export function ZoneField({ label, zone, about, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState<string>();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = text !== undefined;
  const found = isOpen ? findZones(text) : [];
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active, text]);

  function close(chosen?: string): void {
    setText(undefined);
    setActive(0);
    if (chosen !== undefined) onChange(chosen);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) setActive(Math.min(Math.max(active + step, 0), found.length - 1));
      else setText('');
    }
    if (!isOpen || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // The key is for the list: it neither saves the form nor leaves the view.
    event.preventDefault();
    event.stopPropagation();
    close(event.key === 'Enter' ? found[active] : undefined);
  }

  return (
    <div class="field zone">
      <label for={`${id}-input`}>{label}</label>
      <input
        id={`${id}-input`}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[active] === undefined ? undefined : `${id}-${active}`}
        aria-describedby={`${id}-about`}
        placeholder={zone}
        value={text ?? zone}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => close(text ? found[active] : undefined)}
      />
      <div
        id={`${id}-list`}
        ref={list}
        role="listbox"
        aria-label={label}
        class="zones"
        hidden={!isOpen}
        tabIndex={-1}
      >
        {found.map((name, index) => (
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              close(name);
            }}
          >
            {name.replaceAll('_', ' ')} <span class="secondary">{timeThere(name)}</span>
          </div>
        ))}
      </div>
      {isOpen && found.length === 0 && (
        <p class="field-error" role="alert">
          {t('zone_none')}
        </p>
      )}
      <p id={`${id}-about`} class="secondary">
        {about ?? (isZone(zone) && t('zone_now', timeThere(zone)))}
      </p>
    </div>
  );
}

/** "14:05 (GMT+2)": people know their zone by the time that it is there. */
function timeThere(timeZone: string): string {
  const parts = new Intl.DateTimeFormat(uiLanguage(), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).formatToParts(now());
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')} (${part('timeZoneName')})`;
}

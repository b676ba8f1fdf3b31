import { useEffect, useRef, useState } from 'preact/hooks';
import { type CorrectionReason, correctionReasons, isPossible } from '../lib/domain/corrections.ts';
import type { DayRange, DayTicket } from '../lib/domain/day-work.ts';
import { parseWorkedTime } from '../lib/domain/worked-time.ts';
import { now } from '../lib/platform/clock.ts';
import { keyOf, t } from '../lib/platform/i18n.ts';
import type { Said } from '../lib/stores/correcting.ts';
import { durationText } from './DurationText.tsx';

const longestNote = 200;

type Props = {
  work: DayTicket;
  range: DayRange;
  onSay: (said: Said) => Promise<void>;
  onCancel: () => void;
};

type Wrong = { field: 'time' | 'reason'; text: string };

/** How long the agent says that they worked on a ticket on a day, instead of what was measured. */
export function CorrectForm({ work, range, onSay, onCancel }: Props) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState<CorrectionReason | ''>('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<Wrong>();
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const field = (name: string) => `correct-${name}-${work.connection}-${work.ticket}`;
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const stretch = { from: range.from, to: Math.min(range.to, now()) };
    const ms = parseWorkedTime(text);
    if (ms === undefined) return setWrong({ field: 'time', text: t('correct_invalid') });
    if (!isPossible({ ...stretch, ms }))
      return setWrong({
        field: 'time',
        text: t('correct_impossible', durationText(stretch.to - stretch.from)),
      });
    if (reason === '') return setWrong({ field: 'reason', text: t('correct_needs_reason') });
    setWrong(undefined);
    setBusy(true);
    const words = note.trim();
    await onSay({ ...stretch, ms, reason, ...(words && { note: words }) });
    setBusy(false);
  }

  const check = (name: Wrong['field'], about?: string) =>
    wrong?.field === name
      ? { 'aria-invalid': true, 'aria-describedby': field('error') }
      : { 'aria-describedby': about };
  return (
    <form
      ref={form}
      class="card correct"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <p>{t('correct_so_far', durationText(work.measuredMs))}</p>
      <div class="field">
        <label for={field('time')}>{t('correct_new')}</label>
        <input
          id={field('time')}
          type="text"
          autocomplete="off"
          value={text}
          {...check('time', field('hint'))}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        {wrong?.field === 'time' ? (
          <FieldError id={field('error')} text={wrong.text} />
        ) : (
          <p class="secondary" id={field('hint')}>
            {t('correct_hint')}
          </p>
        )}
      </div>
      <div class="field">
        <label for={field('reason')}>{t('correct_reason')}</label>
        <select
          id={field('reason')}
          value={reason}
          {...check('reason')}
          onChange={({ currentTarget }) => setReason(currentTarget.value as CorrectionReason | '')}
        >
          <option value="">{t('connect_choose')}</option>
          {correctionReasons.map((one) => (
            <option key={one} value={one}>
              {t(`because_${keyOf(one)}`)}
            </option>
          ))}
        </select>
        {wrong?.field === 'reason' && <FieldError id={field('error')} text={wrong.text} />}
      </div>
      <div class="field">
        <label for={field('note')}>{t('correct_note')}</label>
        <input
          id={field('note')}
          type="text"
          autocomplete="off"
          maxLength={longestNote}
          value={note}
          aria-describedby={field('note-hint')}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <p class="secondary" id={field('note-hint')}>
          {t('correct_note_about')}
        </p>
      </div>
      <div class="buttons">
        <button type="submit" class="button button-primary" disabled={isBusy}>
          {t('correct_save')}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p class="field-error" id={id} role="alert">
      {text}
    </p>
  );
}

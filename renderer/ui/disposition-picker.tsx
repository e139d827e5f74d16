import { useRef, useState } from 'react';
import { t } from '../../contract/words/say.ts';
import classes from './disposition-picker.module.css';
import { dispositionText } from './disposition-text.ts';

/** How many of the dispositions a digit key chooses. */
const digits = 9;

interface DispositionPickerProps {
  value: string | null;
  /** What the settings offer, in their order. A value that is not among them any more is shown after them. */
  dispositions: readonly string[];
  onChange: (value: string | null) => void;
  /** Smaller chips, for the live card. */
  compact?: boolean;
  /** Told instead of the picker's own name where the page has a heading for it. */
  labelledBy?: string;
}

/**
 * Chooses what became of a call: one of the dispositions, or none when the chosen one is pressed again. One stop of the
 * Tab key; arrows move, Space and Enter choose, and 1–9 choose at once, so that a call is said to be done in one key.
 */
export function DispositionPicker({
  value,
  dispositions,
  onChange,
  compact = false,
  labelledBy,
}: DispositionPickerProps) {
  const shown = value === null || dispositions.includes(value) ? dispositions : [...dispositions, value];
  const group = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const stop = Math.max(0, Math.min(value === null ? at : shown.indexOf(value), shown.length - 1));

  function toggle(disposition: string) {
    onChange(disposition === value ? null : disposition);
  }
  function move(to: number) {
    const next = (to + shown.length) % shown.length;
    setAt(next);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
  }
  function onKeyDown(event: React.KeyboardEvent, index: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      Home: 0,
      End: shown.length - 1,
    };
    const step = steps[event.key];
    const byDigit = /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined;
    if (step !== undefined) move(step);
    else if (byDigit !== undefined) {
      move(Number(event.key) - 1);
      toggle(byDigit);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      className={classes.group}
      data-compact={compact}
      {...(labelledBy === undefined
        ? { 'aria-label': t('disposition.label') }
        : { 'aria-labelledby': labelledBy })}
    >
      {shown.map((disposition, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio of the browser cannot be taken back by pressing it again.
        <button
          key={disposition}
          type="button"
          role="radio"
          aria-checked={disposition === value}
          {...(index < digits ? { 'aria-keyshortcuts': String(index + 1) } : {})}
          tabIndex={index === stop ? 0 : -1}
          className={classes.chip}
          data-disposition={disposition}
          onFocus={() => setAt(index)}
          onKeyDown={(event) => onKeyDown(event, index)}
          onClick={() => toggle(disposition)}
        >
          {dispositionText(disposition)}
          {index < digits && (
            <span className={classes.digit} aria-hidden="true">
              {index + 1}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

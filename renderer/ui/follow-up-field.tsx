import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconBell, IconBellRinging, IconCheck, IconX } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { t } from '../../contract/words/say.ts';
import classes from './follow-up-field.module.css';
import { followUpPresets, presetTime } from './follow-up-presets.ts';
import { fromLocalTime, toLocalTime } from './local-time.ts';

interface FollowUpFieldProps {
  /** When to come back, epoch ms; null while there is nothing to come back to. */
  value: number | null;
  onChange: (at: number | null) => void;
  /** The wall clock, epoch ms: what is before it is due. */
  now: number;
  /** How a day with its time, and a time alone, are said where this stands. */
  whenText: (at: number) => string;
  timeText: (at: number) => string;
  /** Smaller, for the live card. */
  compact?: boolean;
}

/** When the person wants to come back to a call: set in one press, or to the minute; taken off when it is done. */
export function FollowUpField({
  value,
  onChange,
  now,
  whenText,
  timeText,
  compact = false,
}: FollowUpFieldProps) {
  const [picking, setPicking] = useState(false);
  const [changing, setChanging] = useState(false);
  const [picked, setPicked] = useState('');
  const group = useRef<HTMLFieldSetElement>(null);
  const size = compact ? 'compact-xs' : 'compact-sm';

  function set(at: number | null) {
    setPicking(false);
    setChanging(false);
    onChange(at);
    // The control that was pressed is gone: the cursor stays with what took its place.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) group.current?.querySelector('button')?.focus();
    });
  }
  const focusOnce = useCallback((field: HTMLInputElement | null) => field?.focus(), []);
  const pickedAt = fromLocalTime(picked);

  if (value !== null && !changing) {
    const due = value <= now;
    const Bell = due ? IconBellRinging : IconBell;
    return (
      <fieldset ref={group} className={classes.set} data-due={due} aria-label={t('followUp.label')}>
        <Bell size={compact ? 15 : 17} aria-hidden="true" />
        <span className={classes.when}>
          {t(due ? 'followUp.overdue' : 'followUp.due', { when: whenText(value) })}
        </span>
        <Button size={size} variant="subtle" onClick={() => setChanging(true)}>
          {t('followUp.change')}
        </Button>
        {due ? (
          <Button
            size={size}
            variant="light"
            leftSection={<IconCheck size={14} aria-hidden="true" />}
            onClick={() => set(null)}
          >
            {t('followUp.done')}
          </Button>
        ) : (
          <Tooltip label={t('followUp.remove')}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('followUp.remove')}
              onClick={() => set(null)}
            >
              <IconX size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </fieldset>
    );
  }
  return (
    <fieldset ref={group} className={classes.presets} aria-label={t('followUp.label')}>
      {followUpPresets.map((preset) => {
        const at = presetTime(preset, now);
        return (
          <Button
            key={preset}
            className={classes.preset}
            size={size}
            variant="default"
            title={whenText(at)}
            data-preset={preset}
            onClick={() => set(presetTime(preset, Date.now()))}
          >
            {t(`followUp.presets.${preset}`, { time: timeText(at) })}
          </Button>
        );
      })}
      {picking ? (
        <form
          className={classes.pick}
          onSubmit={(event) => {
            event.preventDefault();
            if (pickedAt !== null) set(pickedAt);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setPicking(false);
          }}
        >
          <TextInput
            type="datetime-local"
            size="xs"
            aria-label={t('followUp.pickLabel')}
            value={picked}
            min={toLocalTime(now)}
            ref={focusOnce}
            onChange={(event) => setPicked(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={pickedAt === null}>
            {t('followUp.set')}
          </Button>
        </form>
      ) : (
        <Button
          className={classes.preset}
          size={size}
          variant="default"
          onClick={() => {
            setPicked(toLocalTime(value ?? presetTime('tomorrow', now)));
            setPicking(true);
          }}
        >
          {t('followUp.pick')}
        </Button>
      )}
      {changing && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('app.cancel')}
          onClick={() => setChanging(false)}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </fieldset>
  );
}

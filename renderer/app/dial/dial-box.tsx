import { ActionIcon, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { formatNumber, toDialString, toE164, toRegion } from '../../../contract/number/number.ts';
import { t } from '../../../contract/words/say.ts';
import type { DeskView } from '../desk/desk.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import classes from './dial-box.module.css';
import { dialable } from './dialable.ts';
import { LineChip } from './line-chip.tsx';
import { practiceNumbers } from './practice-numbers.ts';

/** Where a call is placed: type or paste anything, Enter calls. */
export function DialBox({ onOpenSettings }: { onOpenSettings: () => void }) {
  const { ask, desk } = useOpenDesk();
  const region = useDesk((view) => view.settings.region);
  const line = useDesk((view) => view.line);
  const [text, setText] = useState('');
  const situation = useDesk(situationOf);
  const [refused, setRefused] = useState<{ why: string; in: string } | null>(null);
  // "Hang up first" is no news any more once the call is over, nor "no line" once there is one.
  const failure = refused?.in === situation ? refused.why : null;
  const [placing, setPlacing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      desk.hear('dial', (number) => {
        setText(dialable(number).slice(0, 256));
        setRefused(null);
        field.current?.focus();
      }),
    [desk],
  );

  async function place(typed: string) {
    const number = toDialString(dialable(typed));
    if (number === '' || placing) return;
    setPlacing(true);
    setRefused(null);
    const answer = await ask['call.place']({ number: number.slice(0, 256) });
    setPlacing(false);
    if (answer.ok) {
      setText('');
      desk.hearCall(answer.value);
    } else setRefused({ why: answer.error.message, in: situationOf(desk.view()) });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void place(text);
  }

  const wanted = dialable(text);
  const e164 = wanted === '' ? null : toE164(wanted, toRegion(region));
  const formatted = e164 === null ? null : formatNumber({ raw: wanted, e164 });
  const reachesNobody =
    line.mode === 'practice' &&
    wanted !== '' &&
    !practiceNumbers.some((number) => number.startsWith(wanted.toLowerCase()));
  const said = reachesNobody
    ? t('dial.practiceReaches', { numbers: practiceNumbers.join(', ') })
    : formatted !== null && formatted !== text.trim()
      ? t('dial.calls', { what: formatted })
      : null;
  return (
    <form className={classes.dial} onSubmit={submit}>
      <div className={classes.row}>
        <TextInput
          ref={field}
          className={classes.field}
          size="md"
          aria-label={t('dial.label')}
          placeholder={t('dial.placeholder')}
          value={text}
          readOnly={placing}
          autoComplete="off"
          spellCheck={false}
          error={failure}
          description={failure === null ? said : null}
          inputWrapperOrder={['input', 'description', 'error']}
          classNames={{ description: classes.hint ?? '' }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setRefused(null);
          }}
          onPaste={(event) => {
            const { selectionStart, selectionEnd, value } = event.currentTarget;
            const replacesAll = selectionStart === 0 && selectionEnd === value.length;
            if (!replacesAll) return;
            event.preventDefault();
            setText(dialable(event.clipboardData.getData('text')).slice(0, 256));
            setRefused(null);
          }}
        />
        <Tooltip label={t('dial.call')}>
          <ActionIcon
            type="submit"
            className={classes.call}
            size={42}
            radius={8}
            loading={placing}
            aria-label={t('dial.call')}
          >
            <IconPhone size={20} />
          </ActionIcon>
        </Tooltip>
      </div>
      <LineChip onClick={onOpenSettings} />
      {line.mode === 'practice' && line.registration === 'registered' && (
        <div className={classes.practice}>
          <span>{t('dial.practice')}</span>
          <div>
            {practiceNumbers.map((number) => (
              <Tooltip key={number} label={t(`dial.practiceNumbers.${number}`)}>
                <UnstyledButton className={classes.practiceNumber} onClick={() => void place(number)}>
                  {number}
                </UnstyledButton>
              </Tooltip>
            ))}
          </div>
        </div>
      )}
    </form>
  );
}

/** What decides whether a call can be placed: the line, and the calls that live. */
function situationOf({ line, calls }: DeskView): string {
  const live = [...calls.values()].filter(({ endedAt }) => endedAt === null);
  return [line.mode, line.registration, ...live.map(({ id }) => id)].join(' ');
}

import { ActionIcon, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import classes from './saving-line.module.css';

interface SavingLineProps {
  /** Of the recording. */
  id: string;
  name: string;
  /** Between 0 and 1. */
  done: number;
}

/** How far another format of a recording is, which can take minutes, and the way to stop it. */
export function SavingLine({ id, name, done }: SavingLineProps) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const percent = Math.floor(done * 100);
  const said = t('recording.savingDone', { percent });
  return (
    <div className={classes.saving} data-saving={id}>
      <span className={classes.said}>{said}</span>
      <Progress className={classes.bar ?? ''} size={6} value={percent} aria-label={said} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('recording.stopSaving', { name })}
        onClick={() => void act(t('recording.trouble.stopSaving'), ask['recording.stopSaving']({ id }))}
      >
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

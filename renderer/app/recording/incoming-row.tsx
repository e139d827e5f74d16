import { ActionIcon, Progress } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { RecordingProgress } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { fileSize } from './file-size.ts';
import classes from './incoming-row.module.css';
import { useIntake } from './use-intake.ts';

/** A recording on its way in, which can be stopped; or one that was refused, with the reason until it is put away. */
export function IncomingRow({ progress }: { progress: RecordingProgress }) {
  const { desk } = useOpenDesk();
  const intake = useIntake();
  const act = useAct();
  const { id, name, done, total, why } = progress;
  const refused = progress.state === 'refused';
  const close = (label: string, act: () => void) => (
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={act}>
      <IconX size={16} />
    </ActionIcon>
  );
  if (refused)
    return (
      <li className={classes.refused} data-incoming={id}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        <span className={classes.text} role="alert">
          <b>{t('recording.progress.refused', { name })}</b> {why}
        </span>
        {close(t('recording.progress.dismiss', { name }), () => desk.forgetProgress(id))}
      </li>
    );
  return (
    <li className={classes.copying} data-incoming={id}>
      <span className={classes.text}>
        <span className={classes.line}>
          <bdi className={classes.name}>{name}</bdi>
          <span className={classes.sizes}>
            {total === null
              ? t('recording.progress.copyingOpen', { done: fileSize(done) })
              : t('recording.progress.copying', { done: fileSize(done), total: fileSize(total) })}
          </span>
        </span>
        <Progress
          size={6}
          value={total ? (done / total) * 100 : 100}
          animated={total === null}
          aria-label={name}
        />
      </span>
      {close(
        t('recording.progress.cancel', { name }),
        () => void act(t('recording.trouble.cancel'), intake.stop(id)),
      )}
    </li>
  );
}

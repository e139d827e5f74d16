import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { trashDays } from '../../../contract/call/kept-in-trash.ts';
import { t } from '../../../contract/words/say.ts';
import { useToday } from '../../ui/use-today.ts';
import { dayText } from '../format/when.ts';
import classes from './trash-banner.module.css';

/** Says over a deleted call's page that it is one, until when it can be had back, and gives it back. */
export function TrashBanner({ trashedAt, onRestore }: { trashedAt: number; onRestore: () => void }) {
  const today = useToday();
  const until = dayjs(trashedAt).add(trashDays, 'day').valueOf();
  return (
    <div className={classes.banner} role="status" data-trash-banner="">
      <IconTrash size={18} aria-hidden="true" />
      <div className={classes.text}>
        <strong>{t('trash.inTrash')}</strong>
        <span>{t('trash.inTrashUntil', { date: dayText(until, today) })}</span>
      </div>
      <Button size="compact-sm" variant="default" onClick={onRestore}>
        {t('trash.restore')}
      </Button>
    </div>
  );
}

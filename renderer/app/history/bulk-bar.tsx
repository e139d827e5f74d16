import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconChecklist, IconTag, IconTrash, IconX } from '@tabler/icons-react';
import { t } from '../../../contract/words/say.ts';
import classes from './bulk-bar.module.css';
import type { BulkProgress } from './use-bulk.ts';

/** The most that can be selected at once: what `call.ids` answers. */
export const mostSelected = 10_000;

interface BulkBarProps {
  selected: number;
  /** How many calls fit, where not all of them are selected. */
  fitting: number | null;
  progress: BulkProgress | null;
  onAll: () => void;
  onClear: () => void;
  onSay: (what: 'disposition' | 'tags') => void;
  onTrash: () => void;
}

/** What can be done with the selected calls; stands over the end of the list, so that no row moves when it comes. */
export function BulkBar(props: BulkBarProps) {
  const { selected, fitting, progress } = props;
  return (
    <section className={classes.bar} aria-label={t('history.select.region')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('history.select.clear')}
        disabled={progress !== null}
        onClick={props.onClear}
      >
        <IconX size={16} />
      </ActionIcon>
      <span className={classes.count} role="status">
        {t('history.select.count', { count: selected })}
        {selected >= mostSelected && fitting !== null && fitting > selected && (
          <span className={classes.most}>{t('history.select.newestOnly', { most: mostSelected })}</span>
        )}
      </span>
      {progress !== null ? (
        <>
          <Progress
            className={classes.progress}
            value={(100 * progress.done) / progress.all}
            aria-label={t('history.select.region')}
          />
          <span className={classes.done}>
            {t('history.select.progress', { done: progress.done, all: progress.all })}
          </span>
        </>
      ) : (
        <span className={classes.acts}>
          {fitting !== null && fitting > selected && selected < mostSelected && (
            <Button size="compact-sm" variant="subtle" onClick={props.onAll}>
              {t('history.select.all', { count: Math.min(fitting, mostSelected) })}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconChecklist size={14} aria-hidden="true" />}
            onClick={() => props.onSay('disposition')}
          >
            {t('history.select.disposition')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTag size={14} aria-hidden="true" />}
            onClick={() => props.onSay('tags')}
          >
            {t('history.select.tag')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            className={classes.trash}
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            onClick={props.onTrash}
          >
            {t('history.select.delete')}
          </Button>
        </span>
      )}
    </section>
  );
}

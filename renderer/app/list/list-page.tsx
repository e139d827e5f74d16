import { ActionIcon, Button, Center, Loader, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../contract/words/say.ts';
import classes from './list-page.module.css';
import type { LoadedCalls } from './use-calls.ts';

interface ListPageProps {
  title: string;
  /** How many there are, in words; '' while it is not known. */
  count: string;
  back: string;
  onClose: () => void;
  loaded: LoadedCalls;
  loading: string;
  failedTitle: string;
  emptyTitle: string;
  emptyWhy: string;
  /** Stands under the title when there is something to act on. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The frame of a page that lists calls: its head, and in place of the list what there is to say while there is none. */
export function ListPage(props: ListPageProps) {
  const { calls, failure, reload } = props.loaded;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Tooltip label={props.back}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={props.back} onClick={props.onClose}>
            <IconArrowLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <h2 className={classes.title}>{props.title}</h2>
        <span className={classes.count} role="status">
          {props.count}
        </span>
      </header>
      {calls !== null && calls.length > 0 && props.tools}
      {failure !== null && (
        <div className={classes.failure} role="alert">
          <Text fw={600} size="sm">
            {props.failedTitle}
          </Text>
          <Text size="sm" c="dimmed">
            {failure}
          </Text>
          <Button size="compact-sm" variant="default" onClick={reload}>
            {t('app.tryAgain')}
          </Button>
        </div>
      )}
      {calls === null && failure === null && (
        <Center flex={1} role="status">
          <Loader size="sm" aria-label={props.loading} />
        </Center>
      )}
      {calls?.length === 0 && (
        <Center flex={1}>
          <Stack gap={4} maw={360} ta="center" px="md" style={{ textWrap: 'balance' }}>
            <Text fw={600}>{props.emptyTitle}</Text>
            <Text c="dimmed" size="sm">
              {props.emptyWhy}
            </Text>
          </Stack>
        </Center>
      )}
      {calls !== null && calls.length > 0 && <div className={classes.scroll}>{props.children}</div>}
    </div>
  );
}

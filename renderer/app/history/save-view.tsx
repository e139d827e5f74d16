import { Button, Popover, Text } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../contract/words/say.ts';
import { useDesk } from '../desk/use-desk.ts';
import { type FilterState, sameFilter } from './filter-state.ts';
import { NameForm } from './name-form.tsx';
import { mostViews, useSaveViews } from './use-save-views.ts';
import { useViews } from './use-views.ts';
import { savedAs } from './view.ts';

/** Keeps what is chosen as a view of the person's own; there is nothing to keep while a view stands for it already. */
export function SaveView({ state }: { state: FilterState }) {
  const saved = useDesk((view) => view.settings.views);
  const saveViews = useSaveViews();
  const [opened, setOpened] = useState(false);
  const views = useViews();
  if (views.some((view) => sameFilter(view.state, state))) return null;
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={280} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBookmark size={15} aria-hidden="true" />}
          onClick={() => setOpened((open) => !open)}
        >
          {t('history.views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('history.views.save')}>
        {saved.length >= mostViews ? (
          <Text size="sm">{t('history.views.full', { most: mostViews })}</Text>
        ) : (
          <NameForm
            name=""
            taken={views.map(({ name }) => name)}
            onSave={(name) => {
              setOpened(false);
              void saveViews((known) => [...known, savedAs(crypto.randomUUID(), name, state)]);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

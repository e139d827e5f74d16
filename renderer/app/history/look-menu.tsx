import { ActionIcon, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type Column, columns, densities, type Settings } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import classes from './filter-bar.module.css';

/** How the rows look: how close they stand, and what each of them shows. Saved as it is chosen. */
export function LookMenu() {
  const { ask } = useOpenDesk();
  const act = useAct();
  const settings = useDesk((view) => view.settings);
  /** What was ticked and is not saved yet: the next tick goes on from there. */
  const [ticked, setTicked] = useState<readonly Column[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved stands in the place of what was ticked.
  useEffect(() => setTicked(null), [settings.columns]);
  const shown = ticked ?? settings.columns;
  const save = async (change: Partial<Settings>) => {
    const saved = await act(t('app.trouble.settings'), ask['settings.save'](change));
    if (!saved.ok) setTicked(null);
  };
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={34}
          title={t('history.look.title')}
          aria-label={t('history.look.button')}
        >
          <IconAdjustmentsHorizontal size={18} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('history.look.title')}>
        <Stack gap="md">
          <fieldset className={classes.look}>
            <legend>{t('history.look.density')}</legend>
            <SegmentedControl
              size="xs"
              fullWidth
              value={settings.density}
              onChange={(density) => void save({ density })}
              data={densities.map((value) => ({ value, label: t(`history.look.densities.${value}`) }))}
            />
          </fieldset>
          <fieldset className={classes.look}>
            <legend>{t('history.look.columns')}</legend>
            {columns.map((column) => (
              <Checkbox
                key={column}
                size="xs"
                label={t(`history.look.names.${column}`)}
                checked={shown.includes(column)}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  const next = columns.filter((each) => (each === column ? checked : shown.includes(each)));
                  setTicked(next);
                  void save({ columns: next });
                }}
              />
            ))}
          </fieldset>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

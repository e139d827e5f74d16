import { ActionIcon, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { columns, densities, type Settings } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import classes from './filter-bar.module.css';

/** How the rows look: how close they stand, and what each of them shows. Saved as it is chosen. */
export function LookMenu() {
  const { ask } = useOpenDesk();
  const act = useAct();
  const settings = useDesk((view) => view.settings);
  const save = (change: Partial<Settings>) =>
    void act(t('app.trouble.settings'), ask['settings.save'](change));
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
              onChange={(density) => save({ density })}
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
                checked={settings.columns.includes(column)}
                onChange={(event) => {
                  const shown = event.currentTarget.checked;
                  save({
                    columns: columns.filter((each) =>
                      each === column ? shown : settings.columns.includes(each),
                    ),
                  });
                }}
              />
            ))}
          </fieldset>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

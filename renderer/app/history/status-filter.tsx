import { Button, Checkbox, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type Status, statuses } from '../../../contract/call/words.ts';
import { t } from '../../../contract/words/say.ts';
import tones from '../../ui/tone.module.css';
import { lookOfStatus } from '../call/status-look.tsx';
import classes from './filter-bar.module.css';

const liveStatuses: readonly Status[] = ['initiated', 'ringing'];

/** Filters by status: several at once, those of ended calls apart from those of live ones. */
export function StatusFilter(props: {
  chosen: readonly Status[];
  onChange: (chosen: readonly Status[]) => void;
}) {
  const { chosen, onChange } = props;
  const [only] = chosen;
  const label =
    only === undefined
      ? t('history.anyStatus')
      : chosen.length === 1
        ? t(`status.${only}`)
        : t('history.statuses', { count: chosen.length });
  function toggle(status: Status) {
    onChange(chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status]);
  }
  const group = (title: string, members: readonly Status[]) => (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      {members.map((status) => {
        const { Icon, tone } = lookOfStatus(status);
        return (
          <Checkbox
            key={status}
            size="xs"
            checked={chosen.includes(status)}
            onChange={() => toggle(status)}
            label={
              <span className={`${classes.status} ${tones[tone]}`}>
                <Icon size={15} aria-hidden="true" /> {t(`status.${status}`)}
              </span>
            }
          />
        );
      })}
    </fieldset>
  );
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          className={classes.button}
          size="compact-sm"
          variant="default"
          data-set={chosen.length > 0}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('history.anyStatus')}>
        {group(
          t('history.statusGroupEnded'),
          statuses.filter((status) => !liveStatuses.includes(status)),
        )}
        {group(t('history.statusGroupLive'), liveStatuses)}
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={chosen.length === 0}
          onClick={() => onChange([])}
        >
          {t('history.clearStatuses')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Button, Popover, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarEvent, IconCheck, IconChevronDown } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { t } from '../../../contract/words/say.ts';
import { type DateRange, rangePresets } from './date-range.ts';
import classes from './filter-bar.module.css';

/** A date range as its button and a view say it. */
function rangeText(range: DateRange): string {
  if (typeof range === 'string') return t(`history.ranges.${range}`);
  const from = dayjs(range.from).format(t('history.rangeDay'));
  return range.from === range.to
    ? from
    : t('history.fewDays', { from, to: dayjs(range.to).format(t('history.rangeDay')) });
}

/** Filters by date: presets one click away, and any days from the calendar. */
export function DateFilter(props: { range: DateRange; onChange: (range: DateRange) => void }) {
  const { range, onChange } = props;
  const [opened, setOpened] = useState(false);
  const [days, setDays] = useState<[string | null, string | null]>([null, null]);
  return (
    <Popover position="bottom-start" trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          className={classes.button}
          size="compact-sm"
          variant="default"
          data-set={range !== 'any'}
          leftSection={<IconCalendarEvent size={15} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          onClick={() => setOpened((open) => !open)}
        >
          {rangeText(range)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dates} aria-label={t('history.customRange')}>
        <div className={classes.presets}>
          {rangePresets.map((preset) => (
            <UnstyledButton
              key={preset}
              className={classes.preset}
              aria-pressed={range === preset}
              onClick={() => {
                setDays([null, null]);
                onChange(preset);
                setOpened(false);
              }}
            >
              {t(`history.ranges.${preset}`)}
              {range === preset && <IconCheck size={15} aria-hidden="true" />}
            </UnstyledButton>
          ))}
        </div>
        <DatePicker
          type="range"
          size="xs"
          allowSingleDateInRange
          weekendDays={[]}
          hideOutsideDates
          previousLabel={t('history.monthBefore')}
          nextLabel={t('history.monthAfter')}
          maxDate={dayjs().format('YYYY-MM-DD')}
          value={days}
          onChange={(value) => {
            setDays(value);
            const [from, to] = value;
            if (from === null || to === null) return;
            onChange({ from, to });
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

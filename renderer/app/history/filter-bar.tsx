import {
  Button,
  Checkbox,
  CloseButton,
  Popover,
  SegmentedControl,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarEvent, IconCheck, IconChevronDown, IconSearch } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CallFilter } from '../../../contract/call/query.ts';
import { type Direction, directions, type Status, statuses } from '../../../contract/call/words.ts';
import tones from '../../ui/tone.module.css';
import { useToday } from '../../ui/use-today.ts';
import { lookOfStatus } from '../call/status-look.tsx';
import { useOpenDesk } from '../desk/use-desk.ts';
import { words } from '../words.ts';
import { type DateRange, rangeInstants, rangePresets } from './date-range.ts';
import classes from './filter-bar.module.css';

/** How long the typing may pause before it is searched for, ms. */
const searchPause = 80;

const liveStatuses: readonly Status[] = ['initiated', 'ringing'];

/** Search as you type, and the filters by direction, status and date, with the number of calls that fit. */
export function FilterBar(props: { searchRef: RefObject<HTMLInputElement | null>; onDown: () => void }) {
  const { history } = useOpenDesk();
  const { count, generation, filter: shown } = useSyncExternalStore(history.subscribe, history.view);
  const today = useToday();
  const [text, setText] = useState('');
  const [direction, setDirection] = useState<Direction | 'any'>('any');
  const [chosen, setChosen] = useState<readonly Status[]>([]);
  const [range, setRange] = useState<DateRange>('any');
  const first = useRef(true);
  const asked = useRef(generation);

  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const filter: CallFilter = {
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(direction === 'any' ? {} : { directions: [direction] }),
      ...(chosen.length === 0 ? {} : { statuses: [...chosen] }),
      ...rangeInstants(range, today),
    };
    const timer = setTimeout(() => {
      if (JSON.stringify(filter) === JSON.stringify(history.view().filter)) return;
      history.show(filter);
      asked.current = history.view().generation;
    }, searchPause);
    return () => clearTimeout(timer);
  }, [history, text, direction, chosen, range, today]);

  const filtered =
    Object.keys(shown).length > 0 ||
    text !== '' ||
    direction !== 'any' ||
    chosen.length > 0 ||
    range !== 'any';
  function clear() {
    setText('');
    setDirection('any');
    setChosen([]);
    setRange('any');
  }

  return (
    <search className={classes.bar}>
      <div className={classes.row}>
        <TextInput
          ref={props.searchRef}
          className={classes.search}
          aria-label={words.history.search}
          aria-keyshortcuts={words.history.searchHint}
          placeholder={words.history.search}
          value={text}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={
            text === '' ? (
              <kbd className={classes.key}>{words.history.searchHint}</kbd>
            ) : (
              <CloseButton size="sm" aria-label={words.history.clearSearch} onClick={() => setText('')} />
            )
          }
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              if (text === '') event.currentTarget.blur();
              else setText('');
            }
            if (event.key === 'ArrowDown' || (event.key === 'Enter' && text !== '')) {
              event.preventDefault();
              props.onDown();
            }
          }}
        />
        <span className={classes.count} role="status">
          {count === null ? '' : words.history.count(count)}
        </span>
      </div>
      <fieldset className={classes.filters} aria-label={words.history.filters}>
        <SegmentedControl
          size="xs"
          value={direction}
          onChange={(value) => setDirection(value)}
          data={[
            { value: 'any' as const, label: words.history.anyDirection },
            ...directions.map((each) => ({ value: each, label: words.direction[each] })),
          ]}
        />
        <StatusFilter chosen={chosen} onChange={setChosen} />
        <DateFilter range={range} onChange={setRange} />
        {filtered && (
          <Button
            className={classes.clear}
            size="compact-sm"
            variant="subtle"
            aria-label={words.history.clearAll}
            onClick={clear}
          >
            {words.history.clear}
          </Button>
        )}
      </fieldset>
    </search>
  );
}

function StatusFilter(props: { chosen: readonly Status[]; onChange: (chosen: readonly Status[]) => void }) {
  const { chosen, onChange } = props;
  const [only] = chosen;
  const label =
    only === undefined
      ? words.history.anyStatus
      : chosen.length === 1
        ? words.status[only]
        : words.history.statuses(chosen.length);
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
                <Icon size={15} aria-hidden="true" /> {words.status[status]}
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
      <Popover.Dropdown className={classes.dropdown} aria-label={words.history.anyStatus}>
        {group(
          words.history.statusGroupEnded,
          statuses.filter((status) => !liveStatuses.includes(status)),
        )}
        {group(words.history.statusGroupLive, liveStatuses)}
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={chosen.length === 0}
          onClick={() => onChange([])}
        >
          {words.history.clearStatuses}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function rangeText(range: DateRange): string {
  if (typeof range === 'string') return words.history.ranges[range];
  const from = dayjs(range.from).format('D MMM');
  return range.from === range.to ? from : `${from} – ${dayjs(range.to).format('D MMM')}`;
}

function DateFilter(props: { range: DateRange; onChange: (range: DateRange) => void }) {
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
      <Popover.Dropdown className={classes.dates} aria-label={words.history.customRange}>
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
              {words.history.ranges[preset]}
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
          previousLabel={words.history.monthBefore}
          nextLabel={words.history.monthAfter}
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

import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { memo, type RefObject, useSyncExternalStore } from 'react';
import { type Direction, directions, type Status } from '../../../contract/call/words.ts';
import { t } from '../../../contract/words/say.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { conditionText } from './condition-text.ts';
import { DateFilter } from './date-filter.tsx';
import classes from './filter-bar.module.css';
import { FilterMenu } from './filter-menu.tsx';
import {
  chosenOf,
  conditionsOf,
  type FilterState,
  isNoFilter,
  noFilter,
  without,
  withRange,
  withText,
  withValues,
} from './filter-state.ts';
import { LookMenu } from './look-menu.tsx';
import { SaveView } from './save-view.tsx';
import { StatusFilter } from './status-filter.tsx';

interface FilterBarProps {
  state: FilterState;
  onChange: (state: FilterState) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  /** The cursor goes on to the list. */
  onDown: () => void;
}

/** Search as you type and the filters, with the number of calls that fit; what was chosen in the menu stands below. */
export const FilterBar = memo(function FilterBar({ state, onChange, searchRef, onDown }: FilterBarProps) {
  const { history } = useOpenDesk();
  const { count } = useSyncExternalStore(history.subscribe, history.view);
  const text = state.facets.text ?? '';
  const [direction = 'any'] = chosenOf(state, 'directions');
  const conditions = conditionsOf(state);

  return (
    <search className={classes.bar}>
      <div className={classes.row}>
        <TextInput
          ref={searchRef}
          className={classes.search}
          aria-label={t('history.search')}
          aria-keyshortcuts={t('history.searchHint')}
          placeholder={t('history.search')}
          value={text}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={
            text === '' ? (
              <kbd className={classes.key}>{t('history.searchHint')}</kbd>
            ) : (
              <CloseButton
                size="sm"
                aria-label={t('history.clearSearch')}
                onClick={() => onChange(withText(state, ''))}
              />
            )
          }
          onChange={(event) => onChange(withText(state, event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              if (text === '') event.currentTarget.blur();
              else onChange(withText(state, ''));
            }
            if (event.key === 'ArrowDown' || (event.key === 'Enter' && text !== '')) {
              event.preventDefault();
              onDown();
            }
          }}
        />
        <span className={classes.count} role="status">
          {count === null ? '' : t('history.count', { count })}
        </span>
        <LookMenu />
      </div>
      <fieldset className={classes.filters} aria-label={t('history.filters')}>
        <SegmentedControl
          className={classes.direction ?? ''}
          size="xs"
          value={direction}
          onChange={(value) => onChange(withValues(state, 'directions', value === 'any' ? [] : [value]))}
          data={[
            { value: 'any', label: t('history.anyDirection') },
            ...directions.map((each: Direction) => ({ value: each, label: t(`direction.${each}`) })),
          ]}
        />
        <StatusFilter
          chosen={chosenOf(state, 'statuses') as readonly Status[]}
          onChange={(statuses) => onChange(withValues(state, 'statuses', statuses))}
        />
        <DateFilter range={state.range} onChange={(range) => onChange(withRange(state, range))} />
        <FilterMenu state={state} onChange={onChange} />
        {!isNoFilter(state) && (
          <span className={classes.last}>
            <SaveView state={state} />
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('history.clearAll')}
              onClick={() => onChange(noFilter)}
            >
              {t('history.clear')}
            </Button>
          </span>
        )}
        {conditions.length > 0 && (
          <ul className={classes.chips}>
            {conditions.map((condition) => {
              const said = conditionText(condition);
              return (
                <li key={said}>
                  <button
                    type="button"
                    className={classes.chip}
                    aria-label={t('history.filter.remove', { condition: said })}
                    onClick={() => onChange(without(state, condition))}
                  >
                    <span>{said}</span>
                    <IconX size={13} aria-hidden="true" />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </fieldset>
    </search>
  );
});

// biome-ignore-all lint/a11y/useSemanticElements: a datalist can neither count nor choose several.
// biome-ignore-all lint/a11y/useFocusableInteractive: the options are reached from the field (ARIA combobox pattern).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field has the keys of its options.
import { CloseButton, TextInput } from '@mantine/core';
import { IconCheck, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../contract/words/say.ts';
import { locale } from '../../ui/locale.ts';
import classes from './choice-list.module.css';

/** One line of a list to choose from. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  /** Whether it is chosen; null for a line that leads to others. */
  readonly chosen: boolean | null;
  /** What kind of thing it is, where the list is mixed. */
  readonly kind?: string;
  /** How many calls have it. */
  readonly calls?: number;
  choose(): void;
}

interface ChoiceListProps {
  /** What is searched, for the field. */
  label: string;
  query: string;
  onQuery: (query: string) => void;
  choices: readonly Choice[];
  /** Said where there is nothing to choose. */
  empty: string;
  /** Backspace in the empty field, and the arrow to the left. */
  onBack?: () => void;
}

/** Chooses from a long list by typing or by arrows: the field keeps the cursor, Enter chooses, and the list stays open. */
export function ChoiceList({ label, query, onQuery, choices, empty, onBack }: ChoiceListProps) {
  const id = useId();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const at = Math.min(active, choices.length - 1);
  const current = choices[at];

  // The popover's trap gives the cursor to its first list only, and not to the one that a facet leads to.
  useEffect(() => field.current?.focus(), []);

  useEffect(() => {
    list.current?.querySelector(`[data-place="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function onKeyDown(event: React.KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const step = steps[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(choices.length - 1, step)));
    else if (event.key === 'Enter') current?.choose();
    else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && query === '' && onBack) onBack();
    else if (event.key === 'ArrowRight' && query === '' && current?.chosen === null) current.choose();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <TextInput
        ref={field}
        size="xs"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        {...(current ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        aria-label={label}
        placeholder={label}
        value={query}
        spellCheck={false}
        autoComplete="off"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        rightSection={
          query !== '' && (
            <CloseButton size="xs" aria-label={t('history.clearSearch')} onClick={() => onQuery('')} />
          )
        }
        onChange={(event) => {
          setActive(0);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        className={classes.list}
      >
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={choice.chosen ?? false}
            className={classes.choice}
            data-active={index === at}
            data-place={index}
            onMouseMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choice.choose()}
          >
            <span className={classes.tick} aria-hidden="true" data-box={choice.chosen !== null}>
              {choice.chosen === true && <IconCheck size={13} stroke={3} />}
            </span>
            <span className={classes.label}>{choice.label}</span>
            {choice.kind !== undefined && <span className={classes.kind}>{choice.kind}</span>}
            {choice.calls !== undefined && (
              <span className={classes.calls}>{choice.calls.toLocaleString(locale())}</span>
            )}
            {choice.chosen === null && <IconChevronRight size={14} aria-hidden="true" />}
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p className={classes.empty} role="status">
          {empty}
        </p>
      )}
    </>
  );
}

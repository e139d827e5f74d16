import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconArrowLeft, IconFilter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { lengths } from '../../../contract/call/lengths.ts';
import type { Facets } from '../../../contract/call/query.ts';
import { t } from '../../../contract/words/say.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { type Choice, ChoiceList } from './choice-list.tsx';
import { valueText } from './condition-text.ts';
import classes from './filter-bar.module.css';
import {
  chosenOf,
  conditionsOf,
  type FilterState,
  type FlagFacet,
  type ListFacet,
  toggled,
  withFlag,
} from './filter-state.ts';

/** The facets of the menu in its order; direction, status and date have controls of their own beside it. */
const menuFacets = ['dispositions', 'tags', 'contacts', 'companies', 'accounts', 'lengths'] as const;
type MenuFacet = (typeof menuFacets)[number];

const flags: readonly (readonly [FlagFacet, boolean])[] = [
  ['unlogged', true],
  ['followUp', true],
  ['hasNote', true],
  ['hasNote', false],
  ['hasRecording', true],
  ['hasRecording', false],
];

interface FilterMenuProps {
  state: FilterState;
  onChange: (state: FilterState) => void;
}

/** Everything else that the history can be filtered by: a facet, then its values with how many calls have each. */
export function FilterMenu({ state, onChange }: FilterMenuProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpened = useRef(false);
  const set = conditionsOf(state).length > 0;
  // The list takes the cursor before the popover could note where it came from, so it is given back here.
  useEffect(() => {
    const at = document.activeElement;
    const orphaned = at === null || at === document.body || at.getAttribute('role') === 'combobox';
    if (wasOpened.current && !opened && orphaned) button.current?.focus();
    wasOpened.current = opened;
  }, [opened]);
  return (
    <Popover position="bottom-start" trapFocus returnFocus width={300} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          ref={button}
          className={classes.button}
          size="compact-sm"
          variant="default"
          data-set={set}
          leftSection={<IconFilter size={15} aria-hidden="true" />}
          onClick={() => setOpened((open) => !open)}
        >
          {t('history.filter.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('history.filter.title')}>
        {opened && <FilterChoices state={state} onChange={onChange} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterChoices({ state, onChange }: FilterMenuProps) {
  const { ask } = useOpenDesk();
  const [facets, setFacets] = useState<Facets | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [facet, setFacet] = useState<MenuFacet | null>(null);
  const [query, setQuery] = useState('');

  useEffect(() => {
    let current = true;
    void ask['call.facets']({}).then((answer) => {
      if (!current) return;
      if (answer.ok) setFacets(answer.value);
      else setFailure(answer.error.message);
    });
    return () => {
      current = false;
    };
  }, [ask]);

  function enter(next: MenuFacet | null) {
    setFacet(next);
    setQuery('');
  }
  const valueChoices = (of: MenuFacet, mixed: boolean): Choice[] =>
    valuesOf(of, facets, state).map(({ value, calls }) => ({
      key: `${of} ${value}`,
      label: valueText(of, value),
      chosen: chosenOf(state, of).includes(value),
      ...(mixed ? { kind: t(`history.filter.facets.${of}`) } : {}),
      ...(calls === null ? {} : { calls }),
      choose: () => onChange(toggled(state, of, value)),
    }));
  const flagChoices = flags.map(
    ([flag, value]): Choice => ({
      key: `${flag} ${value}`,
      label: t(`history.filter.flags.${flag}.${value ? 'yes' : 'no'}`),
      chosen: state.facets[flag] === value,
      choose: () => onChange(withFlag(state, flag, state.facets[flag] === value ? null : value)),
    }),
  );
  const facetChoices = menuFacets.map(
    (each): Choice => ({
      key: each,
      label: t(`history.filter.facets.${each}`),
      chosen: null,
      choose: () => enter(each),
    }),
  );
  const all =
    facet !== null
      ? valueChoices(facet, false)
      : query === ''
        ? [...facetChoices, ...flagChoices]
        : [...facetChoices, ...flagChoices, ...menuFacets.flatMap((each) => valueChoices(each, true))];
  const looked = query.trim().toLowerCase();
  const choices = looked === '' ? all : all.filter(({ label }) => label.toLowerCase().includes(looked));

  return (
    <>
      {facet !== null && (
        <div className={classes.facetHead}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('history.filter.back')}
            onClick={() => enter(null)}
          >
            <IconArrowLeft size={15} />
          </ActionIcon>
          <strong>{t(`history.filter.facets.${facet}`)}</strong>
        </div>
      )}
      <ChoiceList
        key={facet ?? 'all'}
        label={
          facet === null
            ? t('history.filter.search')
            : t('history.filter.searchIn', { facet: t(`history.filter.facets.${facet}`) })
        }
        query={query}
        onQuery={setQuery}
        choices={choices}
        empty={
          failure !== null
            ? t('history.filter.failed', { why: failure })
            : t(looked === '' && facets !== null ? 'history.filter.empty' : 'history.filter.nothing')
        }
        {...(facet === null ? {} : { onBack: () => enter(null) })}
      />
    </>
  );
}

/** The values of a facet that the log has, and those chosen that it has not any more. */
function valuesOf(
  facet: MenuFacet,
  facets: Facets | null,
  state: FilterState,
): { value: string; calls: number | null }[] {
  if (facet === 'lengths') return lengths.map((value) => ({ value, calls: null }));
  const known: readonly { value: string; calls: number | null }[] = facets?.[facet] ?? [];
  const gone = chosenOf(state, facet satisfies ListFacet).filter(
    (value) => !known.some((each) => each.value === value),
  );
  return [...known, ...gone.map((value) => ({ value, calls: null }))];
}

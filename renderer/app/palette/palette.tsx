import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconBookmark,
  IconFlag,
  IconHistory,
  IconKeyboard,
  IconLayoutList,
  IconPencilPlus,
  IconPhone,
  IconPhoneOutgoing,
  IconSearch,
  IconSettings,
  IconSunMoon,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Person } from '../../../contract/call/entry.ts';
import { densities, type Settings, themes } from '../../../contract/ipc/settings.ts';
import { formatNumber } from '../../../contract/number/number.ts';
import { numberKey } from '../../../contract/number/number-key.ts';
import { t } from '../../../contract/words/say.ts';
import { focusAtOnce } from '../../ui/focus-at-once.ts';
import { useToday } from '../../ui/use-today.ts';
import { directionIcon } from '../call/status-look.tsx';
import { statusText } from '../call/status-text.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { dialable } from '../dial/dialable.ts';
import { partyText } from '../format/party.ts';
import { dayText, timeText } from '../format/when.ts';
import { type FilterState, noFilter, withValues } from '../history/filter-state.ts';
import { useViews } from '../history/use-views.ts';
import type { Place } from '../place.ts';
import classes from './palette.module.css';
import { useFound } from './use-found.ts';

const [store, { open: openPalette }] = createSpotlight();

export { openPalette };

interface PaletteProps {
  onGo: (place: Place) => void;
  onFilter: (filter: FilterState) => void;
  onOpenCall: (id: string) => void;
  onLogCall: () => void;
  onKeys: () => void;
  /** Opens the settings at the section of this title. */
  onSettings: (section: string) => void;
}

interface Action {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly hint?: string;
  does(): void;
}

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** True for what a person means to dial: a number, or an address with its domain. */
function isDialable(text: string): boolean {
  return /^\+?[\d\s().\-/]{3,}$/.test(text) || /^(sips?:)?[^\s@]+@[^\s@]+$/.test(text);
}

/** Everything that can be done or found, by typing: actions, views, people and calls. */
export function Palette(props: PaletteProps) {
  const { onGo, onFilter, onOpenCall, onSettings } = props;
  const [query, setQuery] = useState('');
  const found = useFound(query);
  const place = usePlaceCall();
  const today = useToday();
  const actions = useActions(props);
  const views = useViewActions(onFilter);
  const looked = query.trim().toLowerCase();
  const fits = ({ label }: Action) => looked.split(/\s+/).every((word) => label.toLowerCase().includes(word));
  const number = dialable(query);

  const dial: Action[] = isDialable(number)
    ? [
        {
          id: 'dial',
          label: t('palette.call', { who: number }),
          icon: <IconPhoneOutgoing {...icon} />,
          does: () => void place(number),
        },
      ]
    : [];
  const people = found.people.map(
    (person): Action => ({
      id: `person ${person.number} ${person.name ?? ''}`,
      label: nameOf(person),
      icon: <IconUser {...icon} />,
      hint: [person.company ?? '', t('palette.lastCall', { when: dayText(person.lastCallAt, today) })]
        .filter((part) => part !== '')
        .join(' · '),
      does: () => {
        const number = numberKey({ raw: person.number, e164: person.e164 });
        onGo('history');
        onFilter(
          number === null
            ? withValues(noFilter, 'contacts', [person.name ?? ''])
            : withValues(noFilter, 'numbers', [number]),
        );
      },
    }),
  );
  const calls = found.calls.map((call): Action => {
    const DirectionIcon = directionIcon(call.direction);
    return {
      id: `call ${call.id}`,
      label: partyText(call).title,
      icon: <DirectionIcon {...icon} />,
      hint: `${statusText(call)} · ${dayText(call.startedAt, today)} ${timeText(call.startedAt)}`,
      does: () => onOpenCall(call.id),
    };
  });
  const sections = settingsTitles().map(
    (title): Action => ({
      id: `settings ${title}`,
      label: title,
      icon: <IconSettings {...icon} />,
      does: () => onSettings(title),
    }),
  );
  const groups = [
    [t('palette.groups.actions'), [...dial, ...actions.filter(fits)]],
    [t('palette.groups.views'), views.filter(fits)],
    [t('palette.groups.people'), people],
    [t('palette.groups.calls'), calls],
    [t('palette.groups.settings'), sections.filter(fits)],
  ] as const;
  const nothing = groups.every(([, members]) => members.length === 0);

  // Spotlight chooses the first row when a letter is typed, which is before what the log has for it is there.
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (looked === '' || list.current?.querySelector('[data-selected]')) return;
    const first = list.current?.querySelector('[data-action]');
    if (!first) return;
    first.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  });

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(26rem, 70vh)"
      size="lg"
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <Spotlight.Search
        ref={focusAtOnce}
        placeholder={t('palette.search')}
        aria-label={t('palette.title')}
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden="true" />}
      />
      <Spotlight.ActionsList ref={list} aria-label={t('palette.title')}>
        {groups
          .filter(([, members]) => members.length > 0)
          .map(([label, members]) => (
            <Spotlight.ActionsGroup key={label} label={label}>
              {members.map((action) => (
                <Spotlight.Action
                  key={action.id}
                  label={action.label}
                  leftSection={action.icon}
                  rightSection={
                    action.hint === undefined ? null : <span className={classes.hint}>{action.hint}</span>
                  }
                  onClick={action.does}
                />
              ))}
            </Spotlight.ActionsGroup>
          ))}
        {nothing && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** The sections of the settings, by their headings. */
function settingsTitles(): string[] {
  return [
    t('settings.line.title'),
    t('settings.numbers'),
    t('settings.calls'),
    t('settings.quickLog'),
    t('settings.dispositions.title'),
    t('settings.look'),
    t('settings.behaviour'),
  ];
}

function nameOf({ name, number, e164 }: Person): string {
  const shown = formatNumber({ raw: number, e164 });
  return name !== null && name !== '' ? [name, shown].filter((part) => part !== '').join(' · ') : shown;
}

function usePlaceCall(): (number: string) => Promise<void> {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  return async (number) => {
    const placed = await act(t('app.trouble.place'), ask['call.place']({ number }));
    if (placed.ok) desk.hearCall(placed.value);
  };
}

function useViewActions(onFilter: PaletteProps['onFilter']): Action[] {
  return useViews().map((view) => ({
    id: `view ${view.id}`,
    label: t('palette.showView', { name: view.name }),
    icon: <IconBookmark {...icon} />,
    does: () => onFilter(view.state),
  }));
}

function useActions({ onGo, onFilter, onLogCall, onKeys }: PaletteProps): Action[] {
  const { ask } = useOpenDesk();
  const act = useAct();
  const settings = useDesk((view) => view.settings);
  const save = (change: Partial<Settings>) =>
    void act(t('app.trouble.settings'), ask['settings.save'](change));
  const themeNames = { light: 'themeLight', dark: 'themeDark', system: 'themeSystem' } as const;
  return [
    {
      id: 'log',
      label: t('palette.logCall'),
      icon: <IconPencilPlus {...icon} />,
      does: onLogCall,
    },
    {
      id: 'history',
      label: t('palette.goHistory'),
      icon: <IconHistory {...icon} />,
      does: () => onGo('history'),
    },
    {
      id: 'followUps',
      label: t('palette.goFollowUps'),
      icon: <IconFlag {...icon} />,
      does: () => onGo('followUps'),
    },
    { id: 'trash', label: t('palette.goTrash'), icon: <IconTrash {...icon} />, does: () => onGo('trash') },
    {
      id: 'settings',
      label: t('palette.goSettings'),
      icon: <IconSettings {...icon} />,
      does: () => onGo('settings'),
    },
    {
      id: 'all',
      label: t('palette.clearFilter'),
      icon: <IconPhone {...icon} />,
      does: () => onFilter(noFilter),
    },
    { id: 'keys', label: t('palette.keys'), icon: <IconKeyboard {...icon} />, does: onKeys },
    ...themes
      .filter((theme) => theme !== settings.theme)
      .map((theme) => ({
        id: `theme ${theme}`,
        label: t(`palette.${themeNames[theme]}`),
        icon: <IconSunMoon {...icon} />,
        does: () => save({ theme }),
      })),
    ...densities
      .filter((density) => density !== settings.density)
      .map((density) => ({
        id: `density ${density}`,
        label: t(`palette.${density}`),
        icon: <IconLayoutList {...icon} />,
        does: () => save({ density }),
      })),
  ];
}

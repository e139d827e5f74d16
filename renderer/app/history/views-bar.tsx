import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { t } from '../../../contract/words/say.ts';
import { locale } from '../../ui/locale.ts';
import { useToday } from '../../ui/use-today.ts';
import { offerUndo } from '../desk/offer-undo.tsx';
import { useOpenDesk } from '../desk/use-desk.ts';
import { type FilterState, sameFilter, toCallFilter } from './filter-state.ts';
import { NameForm } from './name-form.tsx';
import { useSaveViews } from './use-save-views.ts';
import { useViews } from './use-views.ts';
import type { View } from './view.ts';
import { ViewCounts } from './view-counts.ts';
import classes from './views-bar.module.css';

interface ViewsBarProps {
  state: FilterState;
  onChange: (state: FilterState) => void;
}

/** The views above the history with how many calls each has: those that everybody has, then the person's own. */
export const ViewsBar = memo(function ViewsBar({ state, onChange }: ViewsBarProps) {
  const views = useViews();
  const counts = useViewCounts(views);
  return (
    <nav className={classes.bar} aria-label={t('history.views.region')}>
      {views.map((view) => {
        const count = counts.get(view.id);
        const chosen = sameFilter(view.state, state);
        return (
          <span key={view.id} className={classes.view} data-chosen={chosen}>
            <button
              type="button"
              className={classes.button}
              aria-current={chosen ? 'true' : undefined}
              data-view={view.id}
              onClick={() => onChange(view.state)}
            >
              <span className={classes.name}>{view.name}</span>{' '}
              <span className={classes.count}>{count?.toLocaleString(locale()) ?? ''}</span>
            </button>
            {chosen && view.saved !== null && <ViewMenu view={view} views={views} onChange={onChange} />}
          </span>
        );
      })}
    </nav>
  );
});

/** The counts of the views, asked for lazily and again when something in the log changed. */
function useViewCounts(views: readonly View[]): ReadonlyMap<string, number> {
  const { ask, desk } = useOpenDesk();
  const today = useToday();
  const counts = useMemo(
    () =>
      new ViewCounts({
        count: ask['call.count'],
        later: (ms, then) => {
          const timer = setTimeout(then, ms);
          return () => clearTimeout(timer);
        },
      }),
    [ask],
  );
  useEffect(() => {
    const ends = [
      desk.hear('call', () => counts.stale()),
      desk.hear('stale', () => counts.stale()),
      () => counts.close(),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [counts, desk]);
  useEffect(() => {
    counts.follow(views.map(({ id, state }) => [id, toCallFilter(state, today)]));
  }, [counts, views, today]);
  return useSyncExternalStore(counts.subscribe, counts.counts);
}

function ViewMenu({
  view,
  views,
  onChange,
}: { view: View; views: readonly View[] } & Pick<ViewsBarProps, 'onChange'>) {
  const saveViews = useSaveViews();
  const [renaming, setRenaming] = useState(false);
  const own = views.flatMap((each) => each.saved ?? []);
  const place = own.findIndex(({ id }) => id === view.id);

  function moveTo(to: number) {
    void saveViews((known) => {
      const moved = known.find(({ id }) => id === view.id);
      return moved ? known.filter((each) => each !== moved).toSpliced(to, 0, moved) : known;
    });
  }
  async function remove() {
    const gone = own[place];
    if (!gone) return;
    if (!(await saveViews((known) => known.filter(({ id }) => id !== view.id)))) return;
    offerUndo(t('history.views.deleted', { name: view.name }), () => {
      void saveViews((known) => known.toSpliced(place, 0, gone));
      onChange(view.state);
    });
  }

  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon
            size="sm"
            variant="transparent"
            className={classes.more}
            aria-label={t('history.views.menu', { name: view.name })}
          >
            <IconDotsVertical size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenaming(true)}>{t('history.views.rename')}</Menu.Item>
          <Menu.Item disabled={place <= 0} onClick={() => moveTo(place - 1)}>
            {t('history.views.moveLeft')}
          </Menu.Item>
          <Menu.Item disabled={place >= own.length - 1} onClick={() => moveTo(place + 1)}>
            {t('history.views.moveRight')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => void remove()}>
            {t('history.views.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={renaming}
        onClose={() => setRenaming(false)}
        title={t('history.views.rename')}
        size="sm"
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <NameForm
          name={view.name}
          taken={views.filter(({ id }) => id !== view.id).map(({ name }) => name)}
          onSave={(name) => {
            setRenaming(false);
            void saveViews((known) => known.map((each) => (each.id === view.id ? { ...each, name } : each)));
          }}
        />
      </Modal>
    </>
  );
}

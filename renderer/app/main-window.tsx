import { ActionIcon, Button, Center, Loader, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconNotes, IconPencilPlus, IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { t } from '../../contract/words/say.ts';
import { Banners } from './banners.tsx';
import { CallPage } from './call/call-page.tsx';
import { CallVoice } from './call/call-voice.tsx';
import { Cards } from './call/cards.tsx';
import { useAct } from './desk/use-act.ts';
import { useDesk, useOpenDesk } from './desk/use-desk.ts';
import { DialBox } from './dial/dial-box.tsx';
import { FollowUpPage } from './follow-up/follow-up-page.tsx';
import type { FilterState } from './history/filter-state.ts';
import { History } from './history/history.tsx';
import { toLogState } from './history/view.ts';
import { strokeName } from './keys/key-names.ts';
import { KeySheet } from './keys/key-sheet.tsx';
import { onMac } from './keys/on-mac.ts';
import { useKeys } from './keys/use-keys.ts';
import classes from './main-window.module.css';
import { openPalette, Palette } from './palette/palette.tsx';
import type { Place } from './place.ts';
import { PlacesBar } from './places-bar.tsx';
import { MemoBar } from './recording/memo-bar.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { toColorScheme } from './settings/theme-choice.ts';
import { TrashPage } from './trash/trash-page.tsx';
import { whenThere } from './when-there.ts';
import { useWhere, type Where } from './where.tsx';

/** A call's note, wherever its page has it. */
const noteOf = (id: string) =>
  `[data-call-page="${id}"] [contenteditable="true"], [data-call-page="${id}"] textarea`;

/** The window while main has not said yet where things stand, or could not. */
function Opening() {
  const { desk } = useOpenDesk();
  const phase = useDesk((view) => view.phase);
  const failure = useDesk((view) => view.failure);
  return (
    <Center h="100%" component="main">
      {phase === 'loading' ? (
        <Stack align="center" gap="sm">
          <Loader size="sm" />
          <Text c="dimmed">{t('app.loading')}</Text>
        </Stack>
      ) : (
        <Stack align="center" gap="sm" maw={420} ta="center" role="alert">
          <Text fw={600}>{t('app.openFailed')}</Text>
          <Text c="dimmed">{t('app.openFailedWhy', { why: failure ?? '' })}</Text>
          <Button onClick={() => void desk.ask()}>{t('app.tryAgain')}</Button>
        </Stack>
      )}
    </Center>
  );
}

/** The main window, once main has said where things stand. */
export function MainWindow() {
  const ready = useDesk((view) => view.phase === 'ready');
  const theme = useDesk((view) => view.settings.theme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (ready) setColorScheme(toColorScheme(theme));
  }, [ready, theme, setColorScheme]);
  return ready ? <OpenWindow /> : <Opening />;
}

/**
 * The window's layout. The dial box and the calls on the person's hands are always in sight; the history keeps its place
 * on the scroll while another page lies over it. A call's page stands beside the lists where there is room, else over them.
 */
function OpenWindow() {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const wide = useMediaQuery('(min-width: 1120px)', true, { getInitialValueInEffect: false });
  const [{ place, openCall, filter }, setWhere] = useWhere();
  const [keysOpen, setKeysOpen] = useState(false);
  const stopWaiting = useRef<() => void>(() => undefined);

  const be = useCallback((change: Partial<Where>) => setWhere((at) => ({ ...at, ...change })), [setWhere]);
  const go = useCallback(
    (to: Place) => be({ place: to, ...(to === 'settings' ? {} : { openCall: null }) }),
    [be],
  );
  const show = useCallback(
    (id: string | null) =>
      setWhere((at) => ({
        ...at,
        place: at.place === 'settings' ? 'history' : at.place,
        openCall: id,
      })),
    [setWhere],
  );
  const closeCall = useCallback(() => be({ openCall: null }), [be]);
  const openSettings = useCallback(() => be({ place: 'settings' }), [be]);
  const goBack = useCallback(() => be({ place: 'history' }), [be]);
  const setFilter = useCallback((next: FilterState) => be({ filter: next }), [be]);
  const showFiltered = useCallback(
    (next: FilterState) => be({ place: 'history', openCall: null, filter: next }),
    [be],
  );
  const showToLog = useCallback(() => {
    const { settings, demoCalls } = desk.view();
    showFiltered(toLogState({ wrapUp: settings.wrapUp, demoCalls }));
  }, [desk, showFiltered]);
  const writeNote = useCallback(
    (id: string) => {
      show(id);
      stopWaiting.current();
      stopWaiting.current = whenThere(noteOf(id), (note) => note.focus());
    },
    [show],
  );
  const showSettings = useCallback(
    (section: string) => {
      openSettings();
      stopWaiting.current();
      stopWaiting.current = whenThere(`section[aria-label="${CSS.escape(section)}"]`, (found) =>
        found.scrollIntoView(),
      );
    },
    [openSettings],
  );
  const logCall = useCallback(
    () => void act(t('history.window.logTrouble'), ask['quick.open']({ call: null })),
    [act, ask],
  );

  useEffect(() => desk.hear('show', show), [desk, show]);
  useEffect(
    () =>
      desk.hear('list', (list) => {
        if (list === 'followUps') go('followUps');
        else showToLog();
      }),
    [desk, go, showToLog],
  );
  useKeys(
    {
      goHistory: () => go('history'),
      goFollowUps: () => go('followUps'),
      goTrash: () => go('trash'),
      goSettings: () => go('settings'),
      palette: openPalette,
      sheet: () => setKeysOpen(true),
    },
    true,
  );

  const main = useRef<HTMLElement>(null);
  const shown = useRef({ place, openCall });
  useEffect(() => {
    if (shown.current.place === place && shown.current.openCall === openCall) return;
    shown.current = { place, openCall };
    main.current?.scrollIntoView({ block: 'nearest' });
  }, [place, openCall]);
  useNewCardsInSight();

  const callCovers = openCall !== null && !wide;
  return (
    <div className={classes.window}>
      <Banners />
      <div className={classes.columns}>
        <aside className={classes.side} aria-label={t('live.region')}>
          <header className={classes.brand}>
            <BrandMark />
            <h1 className={classes.name}>{t('app.name')}</h1>
            <PaletteButton />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPencilPlus size={15} aria-hidden="true" />}
              onClick={logCall}
            >
              {t('history.window.logCall')}
            </Button>
          </header>
          <PlacesBar place={place} onGo={go} />
          <DialBox onOpenSettings={openSettings} />
          <Cards onOpen={show} />
          <ToLog onShow={showToLog} />
        </aside>
        <main ref={main} className={classes.main}>
          <div className={classes.stage}>
            <div className={classes.history} inert={place !== 'history' || callCovers}>
              <History
                filter={filter}
                onFilter={setFilter}
                openCall={openCall}
                onOpen={show}
                onNote={writeNote}
                onClose={closeCall}
                onOpenSettings={openSettings}
                listening={place === 'history'}
              />
            </div>
            {place === 'followUps' && (
              <section className={classes.over} aria-label={t('followUp.title')} inert={callCovers}>
                <FollowUpPage onOpen={show} onClose={goBack} />
              </section>
            )}
            {place === 'trash' && (
              <section className={classes.over} aria-label={t('trash.title')} inert={callCovers}>
                <TrashPage onOpen={show} onClose={goBack} />
              </section>
            )}
          </div>
          {openCall !== null && (
            <section
              className={wide ? classes.pane : classes.cover}
              aria-label={t('call.region')}
              inert={place === 'settings'}
            >
              <CallPage key={openCall} id={openCall} wide={wide} onClose={closeCall} />
            </section>
          )}
          {place === 'settings' && (
            <section className={classes.cover} aria-label={t('settings.title')}>
              <SettingsPage onClose={goBack} />
            </section>
          )}
        </main>
      </div>
      <MemoBar onOpen={show} />
      <CallVoice />
      <KeySheet opened={keysOpen} onClose={() => setKeysOpen(false)} />
      <Palette
        onGo={go}
        onFilter={showFiltered}
        onOpenCall={show}
        onLogCall={logCall}
        onKeys={() => setKeysOpen(true)}
        onSettings={showSettings}
      />
    </div>
  );
}

/** In a window so small that its parts lie below each other, a call that comes in is scrolled into sight. */
function useNewCardsInSight() {
  const cards = useDesk((view) => view.cards);
  const known = useRef(cards);
  useEffect(() => {
    const fresh = cards.find(({ id }) => !known.current.some((card) => card.id === id));
    known.current = cards;
    if (fresh) document.querySelector(`[data-card="${fresh.id}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [cards]);
}

function PaletteButton() {
  const said = t('palette.open', { keys: strokeName({ key: 'k', mod: true }, onMac) });
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={said} title={said} onClick={openPalette}>
      <IconSearch size={18} stroke={1.7} />
    </ActionIcon>
  );
}

/** How many calls wait to be logged; leads to them. */
function ToLog({ onShow }: { onShow: () => void }) {
  const unlogged = useDesk((view) => view.counts.unlogged);
  if (unlogged === 0) return null;
  return (
    <button type="button" className={classes.toLog} onClick={onShow}>
      <IconNotes size={16} stroke={1.8} aria-hidden="true" />
      {t('history.window.toLog', { count: unlogged })}
    </button>
  );
}

/** The mark beside the name: a handset's arc with the line of a note under it. */
function BrandMark() {
  return (
    <svg className={classes.mark} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="7" />
      <path d="M7 8.2c0 5 3.8 8.8 8.8 8.8M7 8.2l1.9-1.3 1.7 2.7-1.3 1.3M15.8 17l1.3-1.9-2.7-1.7-1.3 1.3" />
      <path d="M14 7h4M14 10h2.4" />
    </svg>
  );
}

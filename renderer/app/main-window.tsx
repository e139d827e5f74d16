import {
  ActionIcon,
  Button,
  Center,
  Loader,
  Stack,
  Text,
  Tooltip,
  useMantineColorScheme,
} from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSettings } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { Banners } from './banners.tsx';
import { CallPage } from './call/call-page.tsx';
import { CallVoice } from './call/call-voice.tsx';
import { Cards } from './call/cards.tsx';
import { useDesk, useOpenDesk } from './desk/use-desk.ts';
import { DialBox } from './dial/dial-box.tsx';
import { History } from './history/history.tsx';
import classes from './main-window.module.css';
import { MemoBar } from './recording/memo-bar.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { toColorScheme } from './settings/theme-choice.ts';
import { words } from './words.ts';

/**
 * The main window's layout. The dial box and the calls on the person's hands are always in sight; the history keeps
 * its place on the scroll while a call's page or the settings lie over it.
 */
export function MainWindow() {
  const { desk } = useOpenDesk();
  const phase = useDesk((view) => view.phase);
  const failure = useDesk((view) => view.failure);
  const theme = useDesk((view) => view.settings.theme);
  const { setColorScheme } = useMantineColorScheme();
  const wide = useMediaQuery('(min-width: 1120px)', true, { getInitialValueInEffect: false });
  const [openCall, setOpenCall] = useState<string | null>(null);
  const [settingsOpen, setSettingsOpen] = useState(false);

  useEffect(() => {
    if (phase === 'ready') setColorScheme(toColorScheme(theme));
  }, [phase, theme, setColorScheme]);

  const show = useCallback((id: string | null) => {
    setSettingsOpen(false);
    setOpenCall(id);
  }, []);
  const closeCall = useCallback(() => setOpenCall(null), []);
  const openSettings = useCallback(() => setSettingsOpen(true), []);
  const closeSettings = useCallback(() => setSettingsOpen(false), []);
  useEffect(() => desk.hear('show', show), [desk, show]);

  if (phase !== 'ready')
    return (
      <Center h="100%" component="main">
        {phase === 'loading' ? (
          <Stack align="center" gap="sm">
            <Loader size="sm" />
            <Text c="dimmed">{words.loading}</Text>
          </Stack>
        ) : (
          <Stack align="center" gap="sm" maw={420} ta="center" role="alert">
            <Text fw={600}>{words.openFailed}</Text>
            <Text c="dimmed">{words.openFailedWhy(failure ?? '')}</Text>
            <Button onClick={() => void desk.ask()}>{words.tryAgain}</Button>
          </Stack>
        )}
      </Center>
    );

  const covered = settingsOpen || (openCall !== null && !wide);
  return (
    <div className={classes.window}>
      <Banners />
      <div className={classes.columns}>
        <aside className={classes.side} aria-label={words.live.region}>
          <header className={classes.brand}>
            <BrandMark />
            <h1 className={classes.name}>{words.appName}</h1>
            <Tooltip label={words.settings.open}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={words.settings.open}
                aria-pressed={settingsOpen}
                onClick={() => setSettingsOpen((open) => !open)}
              >
                <IconSettings size={20} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          </header>
          <DialBox onOpenSettings={openSettings} />
          <Cards onOpen={show} />
        </aside>
        <main className={classes.main}>
          <div className={classes.history} inert={covered}>
            <History
              openCall={openCall}
              onOpen={show}
              onClose={closeCall}
              onOpenSettings={openSettings}
              listening={!settingsOpen}
            />
          </div>
          {openCall !== null && (
            <section
              className={wide ? classes.pane : classes.cover}
              aria-label={words.call.region}
              inert={settingsOpen}
            >
              <CallPage key={openCall} id={openCall} wide={wide} onClose={closeCall} />
            </section>
          )}
          {settingsOpen && (
            <section className={classes.cover} aria-label={words.settings.title}>
              <SettingsPage onClose={closeSettings} />
            </section>
          )}
        </main>
      </div>
      <MemoBar onOpen={show} />
      <CallVoice />
    </div>
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

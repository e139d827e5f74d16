import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { Fragment, type ReactNode, StrictMode, useLayoutEffect } from 'react';
import { spoken } from '../../contract/words/say.ts';
import { speakAs } from '../ui/locale.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import type { OpenDesk } from './desk/open-desk.ts';
import { DeskContext, useDesk } from './desk/use-desk.ts';
import { MainWindow } from './main-window.tsx';
import { rememberSight } from './same-sight.ts';
import { KeepWhere } from './where.tsx';

/** The main window with everything it stands on. */
export function App({ open }: { open: OpenDesk }) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <Notifications position="bottom-right" limit={3} />
        <DeskContext value={open}>
          <KeepWhere>
            <Spoken>
              <MainWindow />
            </Spoken>
          </KeepWhere>
        </DeskContext>
      </MantineProvider>
    </StrictMode>
  );
}

/**
 * Draws the window anew in another language: texts are taken when they are drawn. Where the person is stands above it,
 * notes under the cursor live in the drafts, cursor and scroll are put back.
 */
function Spoken({ children }: { children: ReactNode }) {
  const language = useDesk((view) => view.settings.language);
  speakAs(language);
  return (
    <DatesProvider settings={{ locale: spoken() }}>
      <Fragment key={spoken()}>
        <SameSight />
        {children}
      </Fragment>
    </DatesProvider>
  );
}

let putBack = () => {};

/** Stands before the window that is drawn anew, and so leaves while the old one still stands, and comes once the new one does. */
function SameSight() {
  useLayoutEffect(() => {
    putBack();
    return () => {
      putBack = rememberSight();
    };
  }, []);
  return null;
}

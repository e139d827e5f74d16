import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { styleNonce } from '../ui/style-nonce.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import type { OpenDesk } from './desk/open-desk.ts';
import { DeskContext } from './desk/use-desk.ts';
import { MainWindow } from './main-window.tsx';

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
          <MainWindow />
        </DeskContext>
      </MantineProvider>
    </StrictMode>
  );
}

import { MantineProvider } from '@mantine/core';
import { StrictMode, useEffect, useMemo } from 'react';
import { t } from '../../contract/words/say.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import { openDrafts } from './drafts.ts';
import type { QuickBridge } from './quick-bridge.ts';
import classes from './quick-log.module.css';
import { QuickPage } from './quick-page.tsx';
import { useStart } from './use-start.ts';

interface QuickLogProps {
  bridge: QuickBridge;
  storage: Storage;
}

/** The quick-log window with everything it stands on. */
export function QuickLog({ bridge, storage }: QuickLogProps) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <Opening bridge={bridge} storage={storage} />
      </MantineProvider>
    </StrictMode>
  );
}

function Opening({ bridge, storage }: QuickLogProps) {
  const opened = useStart(bridge);
  const drafts = useMemo(() => openDrafts(storage), [storage]);
  const ready = opened !== null && typeof opened !== 'string';
  useEffect(() => {
    document.title = t('quick.title');
  });
  // Where main did not answer there is no form that could hear the key.
  useEffect(() => {
    if (ready) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void bridge.ask['quick.close']({});
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [bridge, ready]);
  if (!ready) {
    return (
      <main className={classes.page}>
        <p className={classes.quiet} role="status">
          {opened === null ? t('quick.loading') : t('quick.failed', { why: opened })}
        </p>
      </main>
    );
  }
  return <QuickPage bridge={bridge} drafts={drafts} opened={opened} />;
}

import { Button, Group, Kbd } from '@mantine/core';
import { useEffect, useState } from 'react';
import { defaultSettings } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { acceleratorOf, keysOf } from './accelerator.ts';
import classes from './settings-page.module.css';

const onMac = /mac/i.test(navigator.platform);
const usual = defaultSettings.quickLogShortcut;

/** Takes a shortcut by having it pressed. Esc leaves the one before. */
export function ShortcutField(props: { accelerator: string; onChange: (accelerator: string) => void }) {
  const { accelerator, onChange } = props;
  const [listening, setListening] = useState(false);

  useEffect(() => {
    if (!listening) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Tab') return setListening(false);
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') return setListening(false);
      const taken = acceleratorOf(event, onMac);
      if (taken === null) return;
      setListening(false);
      onChange(taken);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [listening, onChange]);

  return (
    <div>
      <Group gap="sm">
        <span className={classes.shortcut} role="status" aria-label={t('settings.shortcut.label')}>
          {listening
            ? t('settings.shortcut.press')
            : accelerator === ''
              ? t('settings.shortcut.none')
              : keysOf(accelerator, onMac).map((key) => <Kbd key={key}>{key}</Kbd>)}
        </span>
        <Button size="compact-sm" variant="default" onClick={() => setListening((on) => !on)}>
          {listening ? t('app.cancel') : t('settings.shortcut.change')}
        </Button>
        {accelerator !== '' && !listening && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange('')}>
            {t('settings.shortcut.off')}
          </Button>
        )}
        {accelerator !== usual && !listening && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(usual)}>
            {t('settings.shortcut.usual', { keys: keysOf(usual, onMac).join(' ') })}
          </Button>
        )}
      </Group>
      {listening && <p className={classes.hint}>{t('settings.shortcut.hint')}</p>}
    </div>
  );
}

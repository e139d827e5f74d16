import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { defaultDispositions } from '../../../contract/call/dispositions.ts';
import { t } from '../../../contract/words/say.ts';
import { dispositionText } from '../../ui/disposition-text.ts';
import { moved, type Refused, whyNotAdded } from './disposition-list.ts';
import { Section } from './section.tsx';
import classes from './settings-page.module.css';

/** The list of dispositions, in the person's own order and words. */
export function DispositionSettings(props: {
  dispositions: readonly string[];
  /** Tells whether the change was kept. */
  onChange: (dispositions: string[]) => Promise<boolean>;
}) {
  const { dispositions, onChange } = props;
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const isUsual = JSON.stringify(dispositions) === JSON.stringify(defaultDispositions);

  async function add(event: FormEvent) {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    const why = whyNotAdded(wanted, dispositions.map(dispositionText));
    setRefused(why);
    if (why !== null) return;
    const known = defaultDispositions.find((key) => dispositionText(key) === wanted);
    if (await onChange([...dispositions, known ?? wanted])) setName('');
  }

  return (
    <Section title={t('settings.dispositions.title')} why={t('settings.dispositions.why')}>
      {dispositions.length === 0 && <p className={classes.why}>{t('settings.dispositions.none')}</p>}
      <ol className={classes.list} aria-label={t('settings.dispositions.title')}>
        {dispositions.map((disposition, index) => {
          const shown = dispositionText(disposition);
          return (
            <li key={disposition} className={classes.entry}>
              <span className={classes.entryName}>{shown}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t('settings.dispositions.up', { name: shown })}
                onClick={() => void onChange(moved(dispositions, index, -1))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === dispositions.length - 1}
                aria-label={t('settings.dispositions.down', { name: shown })}
                onClick={() => void onChange(moved(dispositions, index, 1))}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('settings.dispositions.remove', { name: shown })}
                onClick={async () => {
                  if (await onChange(dispositions.filter((each) => each !== disposition)))
                    notifications.show({ message: t('settings.dispositions.removed', { name: shown }) });
                }}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <form className={classes.add} onSubmit={(event) => void add(event)}>
        <TextInput
          className={classes.addField}
          aria-label={t('settings.dispositions.add')}
          placeholder={t('settings.dispositions.add')}
          value={name}
          error={refused === null ? null : t(`settings.dispositions.${refused}`)}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setRefused(null);
          }}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''}>
          {t('settings.dispositions.addButton')}
        </Button>
      </form>
      {!isUsual && (
        <Group mt="xs">
          <Button size="compact-sm" variant="subtle" onClick={() => void onChange([...defaultDispositions])}>
            {t('settings.dispositions.usual')}
          </Button>
        </Group>
      )}
    </Section>
  );
}

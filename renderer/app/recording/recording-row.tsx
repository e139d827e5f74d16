import { ActionIcon, Button, Loader, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconDeviceFloppy,
  IconDots,
  IconFileMusic,
  IconFolderOpen,
  IconHistory,
  IconMicrophone,
  IconPencil,
  IconShieldCheck,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Recording } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { offerUndo } from '../desk/offer-undo.tsx';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { clockFace } from '../format/duration.ts';
import { fileSize } from './file-size.ts';
import { LineField } from './line-field.tsx';
import { Player } from './player.tsx';
import classes from './recording-row.module.css';
import { SavingLine } from './saving-line.tsx';

interface RecordingRowProps {
  recording: Recording;
  open: boolean;
  onToggle: () => void;
}

/** One recording: what it is, how it stands with its file, what can be done with it, and its player when it is open. */
export function RecordingRow({ recording, open, onToggle }: RecordingRowProps) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const [renaming, setRenaming] = useState(false);
  const [busy, setBusy] = useState<'saving' | 'checking' | null>(null);
  const head = useRef<HTMLButtonElement>(null);
  const reach = useRef(false);
  useEffect(() => {
    if (!renaming && reach.current) head.current?.focus();
    reach.current = false;
  }, [renaming]);

  const { id, name, file } = recording;
  const saving = useDesk((view) => view.saving.get(id) ?? null);
  const playable = file !== 'lost' && recording.unplayable === null;
  const KindIcon = recording.kind === 'memo' ? IconMicrophone : IconFileMusic;

  const saveAs = async (as: 'wav' | 'mp3' | null) => {
    setBusy('saving');
    await act(t('recording.trouble.saveAs'), ask['recording.saveAs']({ id, as }));
    setBusy(null);
  };
  const verify = async () => {
    setBusy('checking');
    const seen = await act(t('recording.trouble.verify'), ask['recording.verify']({ id }));
    setBusy(null);
    if (seen.ok && seen.value.file === 'fine')
      notifications.show({ withBorder: true, message: t('recording.verified', { name }) });
  };
  const remove = async () => {
    const removed = await act(t('recording.trouble.remove'), ask['recording.remove']({ id }));
    if (!removed.ok) return;
    offerUndo(
      t('recording.removed', { name }),
      () => void act(t('recording.trouble.restore'), ask['recording.restore']({ id })),
    );
  };

  const facts = (
    <span className={classes.facts}>
      <span>
        {recording.durationMs === null ? t('recording.durationUnknown') : clockFace(recording.durationMs)}
      </span>
      <span>{fileSize(recording.bytes)}</span>
      <span className={classes.format}>{recording.format}</span>
    </span>
  );
  return (
    <li className={classes.row} data-recording={id} data-open={open && playable}>
      <div className={classes.head}>
        {renaming ? (
          <span className={classes.renaming}>
            <LineField
              label={t('recording.name')}
              value={name}
              maxLength={200}
              onDone={(text, byKey) => {
                reach.current = byKey;
                setRenaming(false);
                if (text !== null && text !== name)
                  void act(t('recording.trouble.rename'), ask['recording.rename']({ id, name: text }));
              }}
            />
          </span>
        ) : (
          <button
            ref={head}
            type="button"
            className={classes.toggle}
            aria-expanded={playable ? open : undefined}
            aria-disabled={!playable}
            onClick={playable ? onToggle : undefined}
            onKeyDown={(event) => {
              if (event.key !== 'F2') return;
              event.preventDefault();
              setRenaming(true);
            }}
          >
            <KindIcon
              className={classes.kind}
              size={18}
              stroke={1.8}
              role="img"
              aria-label={t(`recording.kind.${recording.kind}`)}
            />
            <span className={classes.what}>
              <bdi className={classes.name}>{name}</bdi>
              {facts}
            </span>
            {playable && <IconChevronDown className={classes.chevron} size={16} aria-hidden="true" />}
          </button>
        )}
        {busy !== null && saving === null && (
          <Loader size={16} aria-label={t(busy === 'saving' ? 'recording.saving' : 'recording.checking')} />
        )}
        <Menu position="bottom-end" withinPortal shadow="md" returnFocus={!renaming}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('recording.more', { name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
              {t('recording.menu.rename')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFolderOpen size={16} />}
              disabled={file === 'lost'}
              onClick={() => void act(t('recording.trouble.reveal'), ask['recording.reveal']({ id }))}
            >
              {t('recording.menu.reveal')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconDeviceFloppy size={16} />}
              disabled={file === 'lost'}
              onClick={() => void saveAs(null)}
            >
              {t('recording.menu.saveAs')}
            </Menu.Item>
            <Menu.Item
              leftSection={<span className={classes.noIcon} />}
              disabled={file === 'lost' || saving !== null}
              onClick={() => void saveAs('wav')}
            >
              {t('recording.menu.saveAsWav')}
            </Menu.Item>
            <Menu.Item
              leftSection={<span className={classes.noIcon} />}
              disabled={file === 'lost' || saving !== null}
              onClick={() => void saveAs('mp3')}
            >
              {t('recording.menu.saveAsMp3')}
            </Menu.Item>
            <Menu.Item leftSection={<IconShieldCheck size={16} />} onClick={() => void verify()}>
              {t('recording.menu.verify')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void remove()}>
              {t('recording.menu.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {saving !== null && <SavingLine id={id} name={name} done={saving} />}
      {file !== 'fine' && (
        <div className={classes.trouble} data-tone={file === 'lost' ? 'bad' : 'warn'}>
          <IconAlertTriangle size={15} aria-hidden="true" />
          <span>{t(`recording.${file}`)}</span>
          <Button size="compact-xs" variant="default" onClick={() => void verify()}>
            {t('recording.checkAgain')}
          </Button>
        </div>
      )}
      {file !== 'lost' && recording.unplayable !== null && (
        <div className={classes.trouble} data-tone="bad">
          <IconAlertTriangle size={15} aria-hidden="true" />
          <span>{t('recording.unplayable', { why: recording.unplayable })}</span>
        </div>
      )}
      {recording.recovered && (
        <div className={classes.trouble} data-tone="warn">
          <IconHistory size={15} aria-hidden="true" />
          <span>{t('recording.recovered')}</span>
        </div>
      )}
      {open && playable && <Player recording={recording} />}
    </li>
  );
}

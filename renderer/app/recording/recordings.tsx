import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { Call } from '../../../contract/call/call.ts';
import type { Recording } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { clockFace } from '../format/duration.ts';
import { fileSize } from './file-size.ts';

interface RecordingsProps {
  call: Pick<Call, 'id'>;
  /** Oldest first, as `call.get` and `recordings.changed` give them. */
  recordings: readonly Recording[];
}

/** A call's recordings, to be played and kept, with the ways to add one. */
export function Recordings({ call, recordings }: RecordingsProps) {
  const { ask } = useOpenDesk();
  const act = useAct();
  return (
    <section aria-label={t('recording.title')}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPaperclip size={15} aria-hidden="true" />}
        onClick={() => void act(t('recording.trouble.attach'), ask['recording.choose']({ call: call.id }))}
      >
        {t('recording.attach')}
      </Button>
      <ul>
        {recordings.map((recording) => (
          <li key={recording.id}>
            {recording.name} · {clockFace(recording.durationMs ?? 0)} · {fileSize(recording.bytes)}
          </li>
        ))}
      </ul>
    </section>
  );
}

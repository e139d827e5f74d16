import type { AppAnnouncements } from '../../contract/ipc/app-contract.ts';
import type { Announce } from '../../contract/ipc/handlers.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import type { KeptRecording, MediaWork, Outside, RecordingFiles } from '../core/ports.ts';
import { fileNameOf } from './recording-names.ts';

export interface RecordingSavingPorts {
  files: Pick<RecordingFiles, 'copyTo'>;
  media: Pick<MediaWork, 'transcode'>;
  outside: Pick<Outside, 'chooseTarget'>;
  announce: Announce<AppAnnouncements>;
}

/** Brings recordings to where the person wants them. */
export interface RecordingSaving {
  /** As it is (`as` null) or in another format; `saved` is false when the person closed the dialog or stopped it. */
  saveAs(kept: KeptRecording, as: 'wav' | 'mp3' | null): Promise<Result<{ saved: boolean }>>;
  /** Stops all that is being made of it. */
  stop(id: string): void;
}

/** Saves recordings outside of the log; what is made anew is told of while it is made, and can be stopped. */
export function createRecordingSaving(ports: RecordingSavingPorts): RecordingSaving {
  /** What stops each file that is being made, and the recording that it is made of. */
  const making = new Map<AbortController, string>();

  async function make(kept: KeptRecording, as: 'wav' | 'mp3', target: string) {
    const { id } = kept;
    const stop = new AbortController();
    making.set(stop, id);
    const tell = (done: number | null) => ports.announce('recording.saving', { id, done });
    try {
      tell(0);
      return await ports.media.transcode(kept, as, target, { progress: tell, stop: stop.signal });
    } finally {
      making.delete(stop);
      tell(null);
    }
  }

  return {
    async saveAs(kept, as) {
      const target = await ports.outside.chooseTarget(fileNameOf(kept.name, as ?? kept.format));
      if (target === null) return ok({ saved: false });
      if (as === null || as === kept.format) {
        await ports.files.copyTo(kept, target);
        return ok({ saved: true });
      }
      const made = await make(kept, as, target);
      if (made.ok) return ok({ saved: true });
      if (made.why === 'cancelled') return ok({ saved: false });
      return fail('internal', t(`recordingRefusal.decode.${made.why}`));
    },
    stop(id) {
      for (const [stop, of] of making) if (of === id) stop.abort();
    },
  };
}

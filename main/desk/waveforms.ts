import { t } from '../../contract/words/say.ts';
import type { CallLog, KeptRecording, Log, MediaWork } from '../core/ports.ts';
import type { RecordingList } from './recording-list.ts';

export interface WaveformPorts {
  callLog: CallLog;
  media: MediaWork;
  log: Log;
  list: Pick<RecordingList, 'stateOf' | 'tellOf'>;
  stopped(): boolean;
}

/** Has what is drawn of recordings computed. */
export interface Waveforms {
  /** Once for each recording; resolves when it is there or known to be impossible. */
  ask(recording: KeptRecording): Promise<void>;
  /** For all that have none yet, one after the other. */
  askForMissing(): Promise<void>;
}

/** Waveforms are made behind everything else: nobody waits for them, and what could not be made is tried in the next run. */
export function createWaveforms({ callLog, media, log, list, stopped }: WaveformPorts): Waveforms {
  /** Recordings whose waveform is asked for, or could not be made in this run. */
  const asked = new Set<string>();

  async function ask(recording: KeptRecording): Promise<void> {
    const { id, call } = recording;
    if (asked.has(id) || recording.unplayable !== null || stopped()) return;
    asked.add(id);
    try {
      const made = await media.peaks(recording);
      if (stopped()) return;
      if (made.ok) {
        await callLog.savePeaks(id, made.peaks);
        await callLog.changeRecording(id, { durationMs: made.durationMs });
        asked.delete(id);
      } else {
        if ((await list.stateOf(recording)) === 'lost') {
          asked.delete(id);
          return;
        }
        await callLog.changeRecording(id, { unplayable: t(`recordingRefusal.decode.${made.why}`) });
      }
      await list.tellOf(call);
    } catch (error) {
      log.error('a waveform could not be kept', { id, error: String(error) });
    }
  }

  async function askForMissing(): Promise<void> {
    for (const { id } of await callLog.recordingFiles()) {
      if (stopped()) return;
      if ((await callLog.peaks(id)) !== null) continue;
      const kept = await callLog.recording(id);
      if (kept?.trashedAt === null && (await list.stateOf(kept)) === 'fine') await ask(kept);
    }
  }

  return { ask, askForMissing };
}

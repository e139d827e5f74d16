import { chunkLimit, type Recording, recordingLimit } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { fileSize } from './file-size.ts';
import { type RecordingAsk, RecordingWriter } from './recording-writer.ts';

/** What of a `File` is read: a slice at a time, never the whole. */
export interface FileToUpload {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): Pick<Blob, 'arrayBuffer'>;
}

/** How an upload ended. `why` is in the person's words. */
export type UploadEnd =
  | { state: 'kept'; recording: Recording }
  | { state: 'cancelled' }
  | { state: 'refused'; why: string };

interface UploadPorts {
  ask: RecordingAsk;
  /** Aborted when the person takes it back. */
  signal: AbortSignal;
  /** Main gave it an id: from now on it can be cancelled from anywhere. */
  begun: (progress: RecordingWriter['begun']) => void;
}

/**
 * Sends a dropped or pasted file to main, slice by slice as main takes them (`recording-writer.ts`). What cannot be a
 * recording by its size is refused here, before a byte is read; what is in it is main's to judge.
 */
export async function upload(call: string, file: FileToUpload, ports: UploadPorts): Promise<UploadEnd> {
  if (file.size === 0) return { state: 'refused', why: t('recording.refused.empty') };
  if (file.size > recordingLimit) {
    const sizes = { size: fileSize(file.size), limit: fileSize(recordingLimit) };
    return { state: 'refused', why: t('recording.refused.large', sizes) };
  }
  const begun = await RecordingWriter.begin(ports.ask, {
    call,
    name: file.name.slice(0, 1024),
    kind: 'attached',
    total: file.size,
  });
  if (!begun.ok) return { state: 'refused', why: begun.error.message };
  const writer = begun.value;
  ports.begun(writer.begun);
  for (let from = 0; from < file.size; from += chunkLimit) {
    const part = await read(file, from);
    if (ports.signal.aborted || part === null) {
      await writer.cancel();
      return part === null
        ? { state: 'refused', why: t('recording.refused.unread') }
        : { state: 'cancelled' };
    }
    const written = await writer.write(part);
    if (!written.ok) return ended(ports.signal, written.error.message);
  }
  if (ports.signal.aborted) {
    await writer.cancel();
    return { state: 'cancelled' };
  }
  const kept = await writer.finish(null, 'refuse');
  return kept.ok ? { state: 'kept', recording: kept.value } : ended(ports.signal, kept.error.message);
}

/** A refusal after the person stopped it is only main saying that it is gone. */
function ended(signal: AbortSignal, why: string): UploadEnd {
  return signal.aborted ? { state: 'cancelled' } : { state: 'refused', why };
}

/** The next slice, or null where the file has gone or changed under the reading. */
async function read(file: FileToUpload, from: number): Promise<Uint8Array | null> {
  const to = Math.min(from + chunkLimit, file.size);
  try {
    const part = new Uint8Array(await file.slice(from, to).arrayBuffer());
    return part.byteLength === to - from ? part : null;
  } catch {
    return null;
  }
}

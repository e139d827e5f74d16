import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';

export type MediaTrouble = Omit<Extract<PhoneReport, { kind: 'media.trouble' }>, 'kind' | 'ref'>;

/** What the person says into a call: the microphone, or silence with the reason why. */
export interface Voice {
  stream: MediaStream;
  trouble: MediaTrouble | null;
  close(): void;
}

/** A device that hangs must not hold up a call that is being answered. */
const microphoneMs = 3_000;

/**
 * Opens the microphone for one call. A call without one goes on, listening only: hearing the other side is worth more
 * than no call at all. We open it ourselves, because JsSIP calls every failure "User Denied Media Access" (trap 5).
 */
export async function openVoice(silence: () => MediaStream): Promise<Voice> {
  const asked = navigator.mediaDevices.getUserMedia({ audio: true, video: false });
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    const stream = await Promise.race([
      asked,
      new Promise<never>((_, reject) => {
        late = setTimeout(
          () => reject(new Error('The microphone did not start within 3 seconds.')),
          microphoneMs,
        );
      }),
    ]);
    return voice(stream, null);
  } catch (error) {
    void asked.then(stop, () => undefined);
    return voice(silence(), troubleOf(error));
  } finally {
    clearTimeout(late);
  }
}

function voice(stream: MediaStream, trouble: MediaTrouble | null): Voice {
  return { stream, trouble, close: () => stop(stream) };
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Error names: Media Capture and Streams, section 10.2 (getUserMedia). */
function troubleOf(error: unknown): MediaTrouble {
  const name = error instanceof Error ? error.name : '';
  const text = cleanText(error instanceof Error ? error.message : String(error), 256);
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return { trouble: 'no_microphone', text };
  if (name === 'NotAllowedError' || name === 'SecurityError') return { trouble: 'microphone_denied', text };
  return { trouble: 'microphone_failed', text };
}

import { fileTypeFromBuffer } from 'file-type';
import type { RecordingFormat } from '../../contract/recording/recording.ts';
import type { BytesAt } from './bytes-at.ts';
import { judgeFlac } from './formats/flac.ts';
import { judgeM4a } from './formats/m4a.ts';
import { judgeMp3 } from './formats/mp3.ts';
import { judgeOgg } from './formats/ogg.ts';
import { judgeWav } from './formats/wav.ts';
import { judgeWebm } from './formats/webm.ts';
import type { Verdict } from './verdict.ts';

/** So much of a file is shown to file-type; the magic of everything it knows lies well within. */
const headBytes = 64 * 1024;

type Judge = (file: BytesAt) => Promise<Verdict>;

/** Who judges what file-type takes a file for, by the extension it gives. */
const judges: Readonly<Record<string, Judge>> = {
  wav: judgeWav,
  mp3: judgeMp3,
  ogg: judgeOgg,
  oga: judgeOgg,
  opus: judgeOgg,
  ogv: judgeOgg,
  ogx: judgeOgg,
  webm: judgeWebm,
  m4a: judgeM4a,
  m4b: judgeM4a,
  m4p: judgeM4a,
  m4v: judgeM4a,
  mp4: judgeM4a,
  f4a: judgeM4a,
  mov: judgeM4a,
  '3gp': judgeM4a,
  '3g2': judgeM4a,
  flac: judgeFlac,
};

/**
 * Tells what a file is by its content, whatever its name says: first what its beginning looks like, then whether it is built
 * as such a file is. No sound is decoded here: a stranger's file is decoded in the hidden media page only.
 */
export async function whatIsIt(file: BytesAt): Promise<Verdict> {
  if (file.size === 0) return { ok: false, why: 'empty' };
  const head = await file.read(0, headBytes);
  const bytes = new Uint8Array(head.buffer, head.byteOffset, head.byteLength);
  const looksLike = await looksLikeOf(bytes);
  if (looksLike === null) {
    if (isText(bytes)) return { ok: false, why: 'unknown' };
    const verdict = await judgeMp3(file);
    return verdict.ok ? verdict : { ok: false, why: 'unknown' };
  }
  const judge = judges[looksLike];
  return judge === undefined ? { ok: false, why: 'other', what: looksLike } : judge(file);
}

/** The extension of what the beginning looks like; null when file-type knows nothing like it, or stumbles over it. */
async function looksLikeOf(head: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(head))?.ext ?? null;
  } catch {
    return null;
  }
}

/** A page of HTML can hold whatever looks like sound further down; nothing that begins as text is sound. */
function isText(head: Uint8Array): boolean {
  return head.subarray(0, 32).every((byte) => (byte >= 0x20 && byte < 0x7f) || [9, 10, 13].includes(byte));
}

/** The MIME type of each format, fixed: pages are never left to guess it. */
export const mimeTypes: Readonly<Record<RecordingFormat, string>> = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  webm: 'audio/webm',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
};

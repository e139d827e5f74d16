import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { recordingPath } from '../../contract/recording/recording.ts';
import type { CallLog, Log, RecordingFiles } from '../core/ports.ts';
import { mimeTypes } from '../recordings/what-is-it.ts';
import { readRange } from './byte-range.ts';
import { contentSecurityPolicy } from './csp.ts';

/** The most that one answer carries, bytes: a player that pauses holds no file open, and asks for the rest when it wants it. */
export const answerBytes = 4 * 1024 * 1024;

/** How much of a file is in memory at once, bytes. */
const pieceBytes = 256 * 1024;

/** What the recordings' route stands on, once the log is open. */
export interface RecordingSource {
  callLog: Pick<CallLog, 'recording'>;
  files: Pick<RecordingFiles, 'path'>;
  log: Log;
}

/** The route of recordings, which is there before the log that knows them. */
export interface RecordingRoute {
  answer(request: Request): Promise<Response>;
  /** From now on recordings are found here. */
  use(source: RecordingSource): void;
}

/** An id in a path: lower case, nothing encoded. */
const pathRule = new RegExp(`^${recordingPath('([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})')}$`);

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': contentSecurityPolicy('none'),
};

/**
 * Serves the sound of recordings on a page's own origin, so that it can be drawn as well as played (facts/electron.md,
 * section 5), with single ranges (RFC 9110, section 14), because `<audio>` cannot seek without. Only what the log knows and
 * has not in its trash is there, under its fixed type; a file is streamed and never whole in memory.
 */
export function createRecordingRoute(): RecordingRoute {
  let source: RecordingSource | null = null;
  return {
    use(next) {
      source = next;
    },
    async answer(request) {
      const { method, url, headers } = request;
      if (method !== 'GET' && method !== 'HEAD') {
        return new Response('', { status: 405, headers: { ...always, allow: 'GET, HEAD' } });
      }
      const id = pathRule.exec(pathOf(url))?.[1];
      const found = id === undefined || source === null ? null : await openRecording(source, id);
      if (found === null) {
        return new Response('', { status: 404, headers: { ...always, 'content-type': 'text/plain' } });
      }
      const { handle, size, type } = found;
      const range = readRange(headers.get('range'), size);
      if (range === 'unsatisfiable') {
        await handle.close();
        return new Response('', { status: 416, headers: { ...always, 'content-range': `bytes */${size}` } });
      }
      const start = range?.start ?? 0;
      const end = range === null ? size : Math.min(range.end, start + answerBytes);
      const about: Record<string, string> = {
        ...always,
        'content-type': type,
        'accept-ranges': 'bytes',
        'content-length': String(end - start),
      };
      if (range !== null) about['content-range'] = `bytes ${start}-${end - 1}/${size}`;
      const status = range === null ? 200 : 206;
      if (method === 'HEAD') {
        await handle.close();
        return new Response(null, { status, headers: about });
      }
      return new Response(streamOf(handle, start, end), { status, headers: about });
    },
  };
}

/** The path as it was asked for: `URL` keeps what is encoded, and a query is no part of a name. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return search === '' ? pathname : '';
}

async function openRecording(
  { callLog, files, log }: RecordingSource,
  id: string,
): Promise<{ handle: FileHandle; size: number; type: string } | null> {
  try {
    const kept = await callLog.recording(id);
    if (kept === null || kept.trashedAt !== null) return null;
    const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
    const handle = await open(files.path(kept), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = await handle.stat();
    if (stat.isFile() && stat.size > 0) return { handle, size: stat.size, type: mimeTypes[kept.format] };
    await handle.close();
    return null;
  } catch (error) {
    log.warn('a recording could not be served', { id, error: String(error) });
    return null;
  }
}

/** Streams a part of a file and closes it at the end, at a fault, and when the page has gone away. */
function streamOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= handle.close();
    return closing;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = new Uint8Array(Math.min(pieceBytes, end - at));
          const { bytesRead } = await handle.read(piece, 0, piece.byteLength, at);
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(piece.subarray(0, bytesRead));
          if (bytesRead === 0 && at < end) throw new Error('the file ended early');
          if (at < end) return;
          await close();
          controller.close();
        } catch (error) {
          await close().catch(() => undefined);
          controller.error(error);
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

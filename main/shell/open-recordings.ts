import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserWindow } from 'electron';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { type MediaRequests, mediaAnnouncements, mediaRequests } from '../../contract/ipc/media-contract.ts';
import type { CallLog, Log, MediaWork, Outside, RecordingFiles } from '../core/ports.ts';
import { createAnnouncer } from '../ipc/announcer.ts';
import { serve } from '../ipc/serve.ts';
import { createMediaJobs } from '../recordings/media-jobs.ts';
import { openRecordingFiles } from '../recordings/open-recording-files.ts';
import { createMediaWindow } from './media-window.ts';
import { createOutside } from './outside.ts';
import { mediaPage } from './pages.ts';
import type { RecordingRoute } from './serve-recordings.ts';

export interface RecordingsOptions {
  /** Folder of everything built. */
  out: string;
  /** Where the recordings lie. */
  folder: string;
  callLog: CallLog;
  /** The route that pages hear recordings by. */
  route: RecordingRoute;
  /** The window that the system's dialogs belong to. */
  owner(): BrowserWindow | null;
  log: Log;
}

/** Everything below the screen that recordings need of Electron and the disk. */
export interface Recordings {
  files: RecordingFiles;
  media: MediaWork;
  outside: Outside;
  /** Stops work under way, takes the media page away, and ends the recordings' thread. */
  close(): Promise<void>;
}

/** Puts the recordings' folder, their route and the hidden media page together. */
export function openRecordings({ out, folder, callLog, route, owner, log }: RecordingsOptions): Recordings {
  const files = openRecordingFiles({
    folder,
    worker: pathToFileURL(join(out, 'main', 'recordings-worker.cjs')),
    log,
  });
  route.use({ callLog, files, log });
  const toMedia = createAnnouncer(mediaAnnouncements, log);
  const window = createMediaWindow({
    out,
    log,
    onPage(contents) {
      const handlers: Handlers<MediaRequests> = {
        ...jobs.handlers,
        'media.next': (ask) => {
          toMedia.listening();
          return jobs.handlers['media.next'](ask);
        },
      };
      serve(contents, mediaRequests, handlers, { origin: mediaPage.origin, log });
      toMedia.attach(contents);
    },
    onGone(why) {
      toMedia.detach();
      jobs.pageGone(why);
    },
  });
  const jobs = createMediaJobs({
    page: {
      wake() {
        if (window.open()) toMedia.announce('media.work', {});
      },
      stop: (job) => toMedia.announce('media.stop', { job }),
      kill(why) {
        log.error('the media page is taken away', { why });
        window.drop();
        toMedia.detach();
      },
      idle: window.rest,
    },
    uuid: randomUUID,
    log,
  });
  return {
    files,
    media: jobs.work,
    outside: createOutside(owner),
    async close() {
      await jobs.close();
      window.drop();
      await files.close();
    },
  };
}

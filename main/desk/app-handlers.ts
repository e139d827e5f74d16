import { toCall } from '../../contract/call/call.ts';
import type { AppAnnouncements, AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../../contract/ipc/handlers.ts';
import { ok } from '../../contract/ipc/result.ts';
import type { CallLog, Log, SettingsStore } from '../core/ports.ts';
import type { CallDesk } from './call-desk.ts';
import type { LineDesk } from './line-desk.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { RecordingDesk } from './recording-desk.ts';
import type { Stored } from './stored.ts';
import type { Waiting } from './waiting.ts';

export interface AppHandlerPorts {
  version: string;
  callLog: Pick<CallLog, 'countDemo' | 'removeDemo'>;
  settings: Pick<SettingsStore, 'settings' | 'saveSettings'>;
  log: Log;
  announce: Announce<AppAnnouncements>;
  announced(): number;
  desk: Pick<CallDesk, 'told'>;
  lines: Pick<LineDesk, 'line'>;
  notices: NoticeBoard;
  waiting: Pick<Waiting, 'count' | 'last'>;
  recordings: Pick<RecordingDesk, 'incoming'>;
  stored: Stored;
  /** Settings are saved: whoever shows or follows them should know. */
  settingsChanged(): void;
  /** Many calls came or went at once. */
  manyChanged(): void;
}

/** What the main window may ask of main about the app itself: how it stands, its settings, its notices, its made-up calls. */
export function createAppHandlers(
  ports: AppHandlerPorts,
): Pick<Handlers<AppRequests>, 'app.overview' | 'settings.save' | 'notice.dismiss' | 'demo.remove'> {
  const { callLog, stored } = ports;
  return {
    'app.overview': async () => {
      const [demoCalls] = await Promise.all([countDemo(ports), ports.waiting.count()]);
      return ok({
        seq: ports.announced(),
        version: ports.version,
        line: ports.lines.line(),
        live: ports.desk.told().map(toCall),
        settings: ports.settings.settings(),
        notices: ports.notices.all(),
        demoCalls,
        counts: ports.waiting.last(),
        incoming: ports.recordings.incoming(),
      });
    },
    'settings.save': (change) =>
      stored(async () => {
        const settings = ports.settings.saveSettings(change);
        ports.settingsChanged();
        return ok(settings);
      }),
    'notice.dismiss': async ({ id }) => {
      ports.notices.remove(id);
      return ok({});
    },
    'demo.remove': () =>
      stored(async () => {
        try {
          return ok({ removed: await callLog.removeDemo() });
        } finally {
          ports.manyChanged();
        }
      }),
  };
}

/** A log that cannot count must not keep a window from showing, and hanging up, a live call. */
export async function countDemo({ callLog, log }: Pick<AppHandlerPorts, 'callLog' | 'log'>): Promise<number> {
  try {
    return await callLog.countDemo();
  } catch (error) {
    log.error('made-up calls could not be counted', { error: String(error) });
    return 0;
  }
}

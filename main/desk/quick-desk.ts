import { type CallRecord, toCall } from '../../contract/call/call.ts';
import { isManual } from '../../contract/call/manual.ts';
import type { AppRequests, entryRequests } from '../../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../../contract/ipc/handlers.ts';
import type { QuickAnnouncements, QuickRequests, QuickStart } from '../../contract/ipc/quick-contract.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import type { CallLog, QuickWindow, SettingsStore } from '../core/ports.ts';
import type { CallDesk } from './call-desk.ts';
import type { Stored } from './stored.ts';

export interface QuickDeskPorts {
  desk: Pick<CallDesk, 'told'>;
  callLog: Pick<CallLog, 'get' | 'lastUnlogged'>;
  settings: Pick<SettingsStore, 'settings'>;
  window: QuickWindow;
  entries: Handlers<typeof entryRequests>;
  announce: Announce<QuickAnnouncements>;
  announced(): number;
  stored: Stored;
}

/** The quick log: a small window to write a call down in, that works while the main window is closed. */
export interface QuickDesk {
  readonly handlers: Handlers<QuickRequests>;
  readonly opening: Pick<Handlers<AppRequests>, 'quick.open'>;
  open(call: string | null): Promise<Result<Record<string, never>>>;
  /** Opens on the newest unlogged call, or on nothing when there is none. */
  openOnLast(): Promise<Result<Record<string, never>>>;
  /** Tells the window of the calls that it shows, and of no other. */
  changed(call: CallRecord): void;
}

export function createQuickDesk(ports: QuickDeskPorts): QuickDesk {
  /** The call that the window is on, as it was last told. */
  let about: CallRecord | null = null;

  function start(): QuickStart {
    const timer = ports.desk.told().find(isManual);
    return { call: about && toCall(about), timer: timer ? toCall(timer) : null };
  }

  function show(call: CallRecord | null): Result<Record<string, never>> {
    about = call;
    ports.window.open(call);
    ports.announce('quick.shown', { start: start() });
    return ok({});
  }

  const open = (id: string | null) =>
    ports.stored(async () => {
      if (id === null) return show(null);
      const kept = await ports.callLog.get(id);
      return kept === null ? fail('not_found', t('refusal.noSuchCall')) : show(kept.call);
    });

  return {
    open,
    openOnLast: () => ports.stored(async () => show(await ports.callLog.lastUnlogged())),
    opening: { 'quick.open': ({ call }) => open(call) },
    handlers: {
      'quick.overview': async () =>
        ok({ seq: ports.announced(), settings: ports.settings.settings(), start: start() }),
      ...ports.entries,
      'quick.close': async () => {
        ports.window.close();
        return ok({});
      },
    },
    changed(call) {
      if (call.id === about?.id) about = call;
      else if (!isManual(call)) return;
      ports.announce('call.changed', { call: toCall(call) });
    },
  };
}

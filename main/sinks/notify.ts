import type { CallRecord } from '../../contract/call/call.ts';
import { whoOf } from '../../contract/call/who.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import { t } from '../../contract/words/say.ts';
import type { Notifier } from '../core/ports.ts';

/** What a notification says, and what a click on it does. */
export interface Showing {
  title: string;
  body: string;
  onClick(): void;
}

export interface NotifierOptions {
  settings(): Settings;
  /** Puts one notification on the screen; returns what takes it away. */
  show(showing: Showing): () => void;
  /** Brings up the app with this call's page. */
  open(callId: string): void;
}

/** Tells the person outside our windows of a call that rings, was missed or is to be followed up, as far as the settings allow. */
export function createNotifier({ settings, show, open }: NotifierOptions): Notifier {
  const shown = new Map<string, () => void>();
  const clear = (callId: string): void => {
    shown.get(callId)?.();
    shown.delete(callId);
  };
  const tell = (call: CallRecord, title: string): void => {
    clear(call.id);
    const onClick = (): void => {
      clear(call.id);
      open(call.id);
    };
    shown.set(call.id, show({ title, body: nameAndNumber(call), onClick }));
  };
  return {
    inbound(call) {
      if (settings().notifyInbound) tell(call, t('shell.notification.inbound'));
    },
    missed(call) {
      clear(call.id);
      if (settings().notifyMissed) tell(call, t('shell.notification.missed'));
    },
    followUp(call) {
      if (settings().notifyFollowUps) tell(call, t('shell.notification.followUp'));
    },
    clear,
  };
}

/** Both, because a notification is seen without the window's call page beside it. */
function nameAndNumber(call: CallRecord): string {
  const who = whoOf(call);
  const number = call.remote.e164 ?? call.remote.raw;
  return who === number ? number : `${who} · ${number}`;
}

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
  /** Brings up the app with the list of follow-ups. */
  openFollowUps(): void;
}

/** Tells the person outside our windows of a call that rings, was missed or is to be followed up, as far as the settings allow. */
export function createNotifier({ settings, show, open, openFollowUps }: NotifierOptions): Notifier {
  const shown = new Map<string, () => void>();
  const clear = (key: string): void => {
    shown.get(key)?.();
    shown.delete(key);
  };
  const put = (key: string, showing: Showing): void => {
    clear(key);
    const onClick = (): void => {
      clear(key);
      showing.onClick();
    };
    shown.set(key, show({ ...showing, onClick }));
  };
  const tell = (call: CallRecord, title: string): void =>
    put(call.id, { title, body: nameAndNumber(call), onClick: () => open(call.id) });
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
    followUps(calls) {
      if (!settings().notifyFollowUps) return;
      const title = t('shell.notification.followUps', { count: calls.length });
      put('follow-ups', { title, body: namesOf(calls), onClick: openFollowUps });
    },
    clear,
  };
}

/** How many people a notification of many names: more do not fit into it on any desktop. */
const mostNamed = 3;

function namesOf(calls: readonly CallRecord[]): string {
  const names = [...new Set(calls.map((call) => whoOf(call) || t('app.withheld')))];
  return [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ['…'] : [])].join(', ');
}

/** Both, because a notification is seen without the window's call page beside it. */
function nameAndNumber(call: CallRecord): string {
  const who = whoOf(call);
  const number = call.remote.e164 ?? call.remote.raw;
  return who === number ? number : `${who} · ${number}`;
}

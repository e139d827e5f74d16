import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import type { PhoneRequests } from '../../contract/ipc/phone-contract.ts';
import type { QuickRequests } from '../../contract/ipc/quick-contract.ts';
import { ok } from '../../contract/ipc/result.ts';
import type { App } from '../app.ts';
import type { NoteFlush } from './note-flush.ts';
import type { PhoneWindow } from './phone-window.ts';

/** A page asked its first question, so what was kept for it can be sent. */
type Listening = () => void;

/** What the main window asks, and what the shell has to know of it. */
export function mainHandlers(
  { app }: App,
  listening: Listening,
  notes: NoteFlush,
  demoRemoved: () => void,
): Handlers<AppRequests> {
  return {
    ...app,
    'app.overview'(ask) {
      listening();
      return app['app.overview'](ask);
    },
    'demo.remove'(ask) {
      demoRemoved();
      return app['demo.remove'](ask);
    },
    'call.annotate': (ask) => notes.during(() => app['call.annotate'](ask)),
  };
}

/** What the quick log asks. */
export function quickHandlers(
  { quick }: App,
  listening: Listening,
  notes: NoteFlush,
): Handlers<QuickRequests> {
  return {
    ...quick,
    'quick.overview'(ask) {
      listening();
      return quick['quick.overview'](ask);
    },
    'call.annotate': (ask) => notes.during(() => quick['call.annotate'](ask)),
  };
}

/** What the phone page asks and reports. */
export function phoneHandlers(
  { phone }: App,
  listening: Listening,
  window: Pick<PhoneWindow, 'heard' | 'left' | 'leaving'>,
): Handlers<PhoneRequests> {
  return {
    ...phone,
    'phone.line'(ask) {
      listening();
      return phone['phone.line'](ask);
    },
    async 'phone.report'(report) {
      window.heard();
      if (report.kind === 'left') window.left();
      if (report.kind === 'registration' && window.leaving()) return ok({});
      return phone['phone.report'](report);
    },
  };
}

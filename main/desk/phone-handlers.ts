import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import type { PhoneReport, PhoneRequests } from '../../contract/ipc/phone-contract.ts';
import { ok } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import type { Log } from '../core/ports.ts';
import type { LineDesk } from './line-desk.ts';
import type { NoticeBoard } from './notice-board.ts';

/** The part of the SIP source that hears the page. */
export interface CallReports {
  report(report: Extract<PhoneReport, { ref: string; kind: `call.${string}` }>): Promise<void>;
}

export interface PhoneHandlerPorts {
  sip: CallReports;
  lines: LineDesk;
  notices: NoticeBoard;
  log: Log;
  practiceSdp(leg: string, sdp: string): void;
}

/** What the hidden phone page may ask of main: its line, and to be heard. */
export function createPhoneHandlers(ports: PhoneHandlerPorts): Handlers<PhoneRequests> {
  return {
    'phone.line': async () => ok({ line: await ports.lines.phoneLine() }),
    'phone.report': async (report) => {
      switch (report.kind) {
        case 'registration':
          ports.lines.registration(report);
          break;
        case 'media.trouble':
          ports.log.warn('sound trouble', { trouble: report.trouble, text: report.text });
          ports.notices.add(soundNotice(report.trouble));
          break;
        case 'heartbeat':
        case 'left':
          break;
        default:
          await ports.sip.report(report);
      }
      return ok({});
    },
    'practice.sdp': async ({ leg, sdp }) => {
      ports.practiceSdp(leg, sdp);
      return ok({});
    },
  };
}

function soundNotice(trouble: Extract<PhoneReport, { kind: 'media.trouble' }>['trouble']): Notice {
  const [title, body] = [t(`notice.sound.${trouble}.title`), t(`notice.sound.${trouble}.body`)];
  return { id: 'sound', tone: 'warning', title, body };
}

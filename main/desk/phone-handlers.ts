import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import type { PhoneReport, PhoneRequests } from '../../contract/ipc/phone-contract.ts';
import { ok } from '../../contract/ipc/result.ts';
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
  const words: Record<typeof trouble, { title: string; body: string }> = {
    no_microphone: {
      title: 'No microphone was found',
      body: 'You can hear the other side, but they cannot hear you. Plug in a headset, then call again.',
    },
    microphone_denied: {
      title: 'The microphone is switched off for Ringnote',
      body: 'The other side cannot hear you. Allow the microphone for Ringnote in the system settings, then call again.',
    },
    microphone_failed: {
      title: 'The microphone could not be opened',
      body: 'The other side cannot hear you. Another program may be using it: close that one, then call again.',
    },
    no_audio_from_remote: {
      title: 'No sound arrives from the other side',
      body: 'The call stands, but no audio comes in. A firewall may be in the way; hang up and call again.',
    },
  };
  return { id: 'sound', tone: 'warning', ...words[trouble] };
}

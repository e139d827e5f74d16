import type { HangupCause } from '../../../contract/call/call.ts';
import type { EndedBy } from '../../../contract/call/words.ts';
import type { PhoneReport } from '../../../contract/ipc/phone-contract.ts';
import { causeText, meaningOf, sourceCauses } from '../../core/hangup-causes.ts';
import { parseReason } from './reason-header.ts';

type Ended = Extract<PhoneReport, { kind: 'call.ended' }>;

/** What the person last asked of a call; the SIP stack alone cannot tell a cancel from a lost socket (recipe, trap 2). */
export type Pressed = 'nothing' | 'hang up' | 'decline';

/** Turns the phone page's last report of a call into evidence: who ended it, and why. */
export function hangupOf(
  report: Ended,
  pressed: Pressed,
  answered: boolean,
): { endedBy: EndedBy; cause: HangupCause | null } {
  const cause = causeOf(report, answered);
  return { cause, endedBy: enderOf(report, pressed, cause) };
}

function causeOf(report: Ended, answered: boolean): HangupCause | null {
  const reason = report.reasonHeader === null ? null : parseReason(report.reasonHeader);
  if (reason && meaningOf(reason) === 'elsewhere') return reason;
  if (report.sipCode !== null && report.sipCode >= 300) {
    const text = report.text || causeText('sip', report.sipCode);
    return { family: 'sip', code: report.sipCode, text };
  }
  if (reason)
    return {
      ...reason,
      text: reason.text || (reason.family === 'source' ? '' : causeText(reason.family, reason.code)),
    };
  if (report.by !== 'network') return null;
  const code = answered ? sourceCauses.mediaLost : sourceCauses.lineLost;
  return { family: 'source', code, text: report.text };
}

/** A refusal by status code comes from the other side when a person can have given it, else from the network. */
function enderOf(report: Ended, pressed: Pressed, cause: HangupCause | null): EndedBy {
  if (report.by === 'network') return 'network';
  if (pressed !== 'nothing') return 'local';
  if (cause?.family === 'sip' && report.by === 'remote') {
    const meaning = meaningOf(cause);
    const byPerson =
      meaning === 'busy' || meaning === 'declined' || meaning === 'cancelled' || meaning === 'elsewhere';
    return byPerson ? 'remote' : 'network';
  }
  return report.by;
}

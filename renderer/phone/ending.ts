import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';

/** JsSIP's `ended` and `failed` events, reduced to what they say. */
export interface SessionEnd {
  originator: 'local' | 'remote' | 'system';
  /** JsSIP's own word for it: for people only, it lumps different codes together (recipe, trap 1). */
  cause: string;
  /** Status code and phrase of the reply that came with it, or null for a request (BYE, CANCEL) or nothing. */
  reply: { code: number; phrase: string } | null;
  reasonHeader: string | null;
}

/** What we did ourselves; JsSIP's event alone cannot tell it. */
export interface OwnPart {
  /** The person or main asked for the end; `sipCode` is the final reply we sent for it, null for CANCEL and BYE. */
  asked: { sipCode: number | null } | null;
  /** Why we gave the call up ourselves: the media or the line was lost. */
  gaveUp: string | null;
}

export type Ending = Omit<Extract<PhoneReport, { kind: 'call.ended' }>, 'kind' | 'ref'>;

/** Final replies that JsSIP sends of its own accord, and tells by their cause only (RTCSession.js 3.13.8). */
const ownReplies: Readonly<Record<string, { by: Ending['by']; sipCode: number }>> = {
  // Nobody answered within no_answer_timeout: 408.
  'No Answer': { by: 'local', sipCode: 408 },
  // The INVITE's own Expires ran out: 487.
  Expires: { by: 'remote', sipCode: 487 },
  // The other side's SDP could not be used: 488.
  'WebRTC Error': { by: 'local', sipCode: 488 },
  'Bad Media Description': { by: 'local', sipCode: 488 },
  'Internal Error': { by: 'local', sipCode: 500 },
};

/**
 * Who ended a call and with which message. The traps: a WebSocket lost while dialling looks exactly like the person's
 * own cancel, so what was asked for is remembered and all other local ends are the network's; and the code comes from
 * the message, never from JsSIP's cause.
 */
export function describeEnding(end: SessionEnd, own: OwnPart): Ending {
  const reasonHeader = end.reasonHeader === null ? null : cleanText(end.reasonHeader, 512);
  const text = cleanText(end.reply?.phrase || own.gaveUp || end.cause, 256);
  if (own.asked !== null) return { by: 'local', sipCode: own.asked.sipCode, reasonHeader, text };
  if (own.gaveUp !== null) return { by: 'network', sipCode: null, reasonHeader, text: own.gaveUp };
  if (end.reply !== null && end.reply.code >= 300) {
    return { by: 'remote', sipCode: end.reply.code, reasonHeader, text };
  }
  const ownReply = ownReplies[end.cause];
  if (ownReply !== undefined) return { ...ownReply, reasonHeader, text: end.cause };
  if (end.originator === 'remote' && end.cause !== 'No ACK') {
    return { by: 'remote', sipCode: null, reasonHeader, text };
  }
  // JsSIP cancels a call by itself when its INVITE cannot be sent or is never replied to.
  const why = end.cause === 'Canceled' ? 'The server could not be reached.' : text;
  return { by: 'network', sipCode: null, reasonHeader, text: why };
}

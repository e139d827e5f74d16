import type { HangupCause } from '../../../contract/call/call.ts';

/** Codes of SIP responses (RFC 3261 section 21, and the RFCs of the IANA registry "SIP Response Codes"). */
const sip: Readonly<Record<number, string>> = {
  200: 'Another phone took the call',
  301: 'The number has moved to another address',
  302: 'The number is forwarded elsewhere',
  400: 'The phone system did not understand the call',
  401: 'The phone system asked for the account’s password',
  402: 'The phone system wants to be paid first',
  403: 'The call is not allowed',
  404: 'That number does not exist',
  405: 'The other phone does not take such calls',
  406: 'The other phone does not take such calls',
  407: 'The phone system asked for the account’s password',
  408: 'The other side did not respond in time',
  410: 'That number is no longer in use',
  413: 'The call’s message was too large',
  415: 'The phones have no sound format in common',
  416: 'That kind of address is not understood',
  420: 'The phones do not understand each other',
  480: 'The other side cannot be reached at the moment',
  481: 'The call was already gone',
  482: 'The call was sent round in a circle',
  483: 'The call was passed on too many times',
  484: 'The number is incomplete',
  485: 'The number fits more than one person',
  486: 'The line was busy',
  487: 'The call was taken back before it was answered',
  488: 'The phones have no sound format in common',
  491: 'Both sides changed the call at the same moment',
  500: 'The phone system had an error',
  501: 'The phone system cannot do this',
  502: 'The phone system got no usable answer from the next one',
  503: 'The phone system is overloaded or out of service',
  504: 'The phone system got no answer in time from the next one',
  580: 'The quality that the call needs could not be had',
  600: 'Every phone of the other side was busy',
  603: 'The other side declined the call',
  604: 'That number does not exist anywhere',
  606: 'The phones have no sound format in common',
  607: 'The other side does not want such calls',
  608: 'The call was rejected on its way as unwanted',
};

/** Cause values of ITU-T Q.850. */
const q850: Readonly<Record<number, string>> = {
  1: 'That number does not exist',
  2: 'There is no way to that network',
  3: 'There is no way to that number',
  16: 'The call was hung up normally',
  17: 'The line was busy',
  18: 'The other phone did not respond',
  19: 'It rang, and nobody answered',
  20: 'The other phone is switched off or out of reach',
  21: 'The call was rejected',
  22: 'The number has changed',
  26: 'Another phone took the call',
  27: 'The other phone is out of order',
  28: 'The number is incomplete or wrong',
  29: 'A feature that the call needs was refused',
  31: 'The call was hung up normally',
  34: 'All lines of the network were taken',
  38: 'The network is out of order',
  41: 'The network had a passing fault',
  42: 'The network is overloaded',
  44: 'The line that was asked for was not free',
  47: 'The network had nothing free for the call',
  50: 'The line does not have that feature',
  55: 'Calls of this kind are barred',
  57: 'The line is not allowed to make such calls',
  58: 'The network cannot carry such calls at the moment',
  63: 'The service is not available',
  65: 'The network cannot carry such calls',
  79: 'The network cannot do this',
  88: 'The other end is no telephone',
  102: 'The network waited too long for an answer',
  111: 'The networks did not understand each other',
  127: 'The call failed in another network',
};

function sipClass(code: number): string {
  if (code >= 600) return 'The other side refused the call';
  if (code >= 500) return 'The phone system had an error';
  if (code >= 400) return 'The call was refused';
  if (code >= 300) return 'The number is forwarded elsewhere';
  return 'The call ended';
}

/** A hangup cause as a sentence a person can act on; the source's own text where no table knows better. */
export function causeWords(cause: HangupCause): string {
  if (cause.family === 'sip') return sip[cause.code] ?? (cause.text.trim() || sipClass(cause.code));
  if (cause.family === 'q850') return q850[cause.code] ?? (cause.text.trim() || 'The network ended the call');
  return cause.text.trim() || 'The source gave only a code';
}

import type { HangupCause } from '../../contract/call/call.ts';

/**
 * What a cause says about an unanswered call, apart from who ended it. `normal` is an ordinary clearing: it says no
 * more than that somebody hung up, so the outcome is read from who that was.
 */
export type CauseMeaning =
  | 'elsewhere'
  | 'rule'
  | 'busy'
  | 'declined'
  | 'no_answer'
  | 'cancelled'
  | 'wrong_number'
  | 'normal'
  | 'failed';

interface KnownCause {
  meaning: CauseMeaning;
  text: string;
  source: string;
}

type CauseTable = Readonly<Record<number, KnownCause>>;

function causes(source: string, meaning: CauseMeaning, texts: Readonly<Record<number, string>>): CauseTable {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, { meaning, text, source }]));
}

/**
 * Final SIP responses of 300 and more, as registered with IANA ("SIP Parameters", Response Codes), and the
 * `Reason: SIP;cause=200` of a call that another device took (RFC 3326, section 3.1).
 */
export const sipCauses: CauseTable = {
  ...causes('RFC 3326', 'elsewhere', { 200: 'Call completed elsewhere' }),
  ...causes('RFC 3261', 'busy', { 486: 'Busy Here', 600: 'Busy Everywhere' }),
  ...causes('RFC 3261', 'declined', { 403: 'Forbidden', 603: 'Decline' }),
  ...causes('RFC 3261', 'no_answer', { 408: 'Request Timeout', 480: 'Temporarily Unavailable' }),
  ...causes('RFC 3261', 'cancelled', { 487: 'Request Terminated' }),
  ...causes('RFC 3261', 'wrong_number', { 404: 'Not Found', 484: 'Address Incomplete' }),
  ...causes('RFC 3261', 'failed', {
    300: 'Multiple Choices',
    301: 'Moved Permanently',
    302: 'Moved Temporarily',
    305: 'Use Proxy',
    380: 'Alternative Service',
    400: 'Bad Request',
    401: 'Unauthorized',
    402: 'Payment Required',
    405: 'Method Not Allowed',
    406: 'Not Acceptable',
    407: 'Proxy Authentication Required',
    410: 'Gone',
    413: 'Request Entity Too Large',
    414: 'Request-URI Too Long',
    415: 'Unsupported Media Type',
    416: 'Unsupported URI Scheme',
    420: 'Bad Extension',
    421: 'Extension Required',
    423: 'Interval Too Brief',
    481: 'Call/Transaction Does Not Exist',
    482: 'Loop Detected',
    483: 'Too Many Hops',
    485: 'Ambiguous',
    488: 'Not Acceptable Here',
    491: 'Request Pending',
    493: 'Undecipherable',
    500: 'Server Internal Error',
    501: 'Not Implemented',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
    504: 'Server Time-out',
    505: 'Version Not Supported',
    513: 'Message Too Large',
    604: 'Does Not Exist Anywhere',
    606: 'Not Acceptable',
  }),
  ...causes('RFC 3329', 'failed', { 494: 'Security Agreement Required' }),
  ...causes('RFC 3312', 'failed', { 580: 'Precondition Failure' }),
  ...causes('RFC 4028', 'failed', { 422: 'Session Interval Too Small' }),
  ...causes('RFC 4412', 'failed', { 417: 'Unknown Resource-Priority' }),
  ...causes('RFC 4474', 'failed', { 436: 'Bad Identity-Info', 437: 'Unsupported Certificate' }),
  ...causes('RFC 5079', 'failed', { 433: 'Anonymity Disallowed' }),
  ...causes('RFC 5360', 'failed', { 470: 'Consent Needed' }),
  ...causes('RFC 5626', 'failed', { 430: 'Flow Failed', 439: 'First Hop Lacks Outbound Support' }),
  ...causes('RFC 5839', 'failed', { 489: 'Bad Event' }),
  ...causes('RFC 6086', 'failed', { 469: 'Bad Info Package' }),
  ...causes('RFC 6442', 'failed', { 424: 'Bad Location Information' }),
  ...causes('RFC 8197', 'failed', { 607: 'Unwanted' }),
  ...causes('RFC 8224', 'failed', {
    428: 'Use Identity Header',
    429: 'Provide Referrer Identity',
    438: 'Invalid Identity Header',
  }),
  ...causes('RFC 8599', 'failed', { 555: 'Push Notification Service Not Supported' }),
  ...causes('RFC 8688', 'failed', { 608: 'Rejected' }),
};

/**
 * Cause values of ITU-T Q.850 (05/2018), table 1. Value 26 means "answered elsewhere" where a telephone switch uses
 * it in a Reason header (Asterisk's causes.h: AST_CAUSE_ANSWERED_ELSEWHERE).
 */
export const q850Causes: CauseTable = {
  ...causes('Asterisk causes.h', 'elsewhere', { 26: 'Answered elsewhere (non-selected user clearing)' }),
  ...causes('ITU-T Q.850', 'wrong_number', {
    1: 'Unallocated (unassigned) number',
    28: 'Invalid number format (address incomplete)',
  }),
  ...causes('ITU-T Q.850', 'normal', { 16: 'Normal call clearing', 31: 'Normal, unspecified' }),
  ...causes('ITU-T Q.850', 'busy', { 17: 'User busy' }),
  ...causes('ITU-T Q.850', 'no_answer', {
    18: 'No user responding',
    19: 'No answer from user (user alerted)',
  }),
  ...causes('ITU-T Q.850', 'failed', {
    2: 'No route to specified transit network',
    3: 'No route to destination',
    4: 'Send special information tone',
    5: 'Misdialled trunk prefix',
    6: 'Channel unacceptable',
    7: 'Call awarded and being delivered in an established channel',
    8: 'Preemption',
    9: 'Preemption, circuit reserved for reuse',
    14: 'Query on release: ported number',
    20: 'Subscriber absent',
    21: 'Call rejected',
    22: 'Number changed',
    23: 'Redirection to new destination',
    24: 'Call rejected due to feature at the destination',
    25: 'Exchange routing error',
    27: 'Destination out of order',
    29: 'Facility rejected',
    30: 'Response to STATUS ENQUIRY',
    34: 'No circuit or channel available',
    38: 'Network out of order',
    39: 'Permanent frame mode connection out of service',
    40: 'Permanent frame mode connection operational',
    41: 'Temporary failure',
    42: 'Switching equipment congestion',
    43: 'Access information discarded',
    44: 'Requested circuit or channel not available',
    46: 'Precedence call blocked',
    47: 'Resource unavailable, unspecified',
    49: 'Quality of service not available',
    50: 'Requested facility not subscribed',
    53: 'Outgoing calls barred within closed user group',
    55: 'Incoming calls barred within closed user group',
    57: 'Bearer capability not authorized',
    58: 'Bearer capability not presently available',
    62: 'Inconsistency in designated outgoing access information and subscriber class',
    63: 'Service or option not available, unspecified',
    65: 'Bearer capability not implemented',
    66: 'Channel type not implemented',
    69: 'Requested facility not implemented',
    70: 'Only restricted digital information bearer capability is available',
    79: 'Service or option not implemented, unspecified',
    81: 'Invalid call reference value',
    82: 'Identified channel does not exist',
    83: 'A suspended call exists, but this call identity does not',
    84: 'Call identity in use',
    85: 'No call suspended',
    86: 'Call having the requested call identity has been cleared',
    87: 'User not member of closed user group',
    88: 'Incompatible destination',
    90: 'Non-existent closed user group',
    91: 'Invalid transit network selection',
    95: 'Invalid message, unspecified',
    96: 'Mandatory information element is missing',
    97: 'Message type non-existent or not implemented',
    98: 'Message not compatible with call state, or non-existent',
    99: 'Information element or parameter non-existent or not implemented',
    100: 'Invalid information element contents',
    101: 'Message not compatible with call state',
    102: 'Recovery on timer expiry',
    103: 'Parameter non-existent or not implemented, passed on',
    110: 'Message with unrecognized parameter, discarded',
    111: 'Protocol error, unspecified',
    127: 'Interworking, unspecified',
  }),
};

/** Causes that our own sources give where no telephone standard has a word; the text says more. */
export const sourceCauses = {
  /** A rule of ours rejected the call (do not disturb): nobody pressed anything. */
  rejectedByRule: 1,
  /** No audio came any more, and the media path did not recover (RTP timeout). */
  mediaLost: 2,
  /** The connection to the SIP server was lost before the call was answered. */
  lineLost: 3,
  /** The page that runs the SIP stack stopped. */
  phoneStopped: 4,
} as const;

/** Reads a cause; codes that no table names count as failed, because a telephone network gave them for a reason. */
export function meaningOf(cause: HangupCause): CauseMeaning | null {
  switch (cause.family) {
    case 'sip':
      return sipCauses[cause.code]?.meaning ?? (cause.code >= 300 ? 'failed' : null);
    case 'q850':
      return q850Causes[cause.code]?.meaning ?? 'failed';
    case 'source':
      return cause.code === sourceCauses.rejectedByRule ? 'rule' : null;
  }
}

/** The standard text of a cause, for when the message brought none. */
export function causeText(family: 'sip' | 'q850', code: number): string {
  return (family === 'sip' ? sipCauses : q850Causes)[code]?.text ?? '';
}

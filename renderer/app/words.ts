import type { Call } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { Direction, EndedBy, Status } from '../../contract/call/words.ts';
import type { LineMode, Registration } from '../../contract/ipc/line.ts';
import type { Theme } from './settings/theme-choice.ts';

const count = new Intl.NumberFormat(undefined);

const status: Record<Status, string> = {
  initiated: 'Calling',
  ringing: 'Ringing',
  answered: 'Answered',
  missed: 'Missed',
  declined: 'Declined',
  busy: 'Busy',
  no_answer: 'No answer',
  cancelled: 'Cancelled',
  answered_elsewhere: 'Answered elsewhere',
  failed: 'Failed',
  unknown: 'Unknown',
};

const direction: Record<Direction, string> = { inbound: 'Incoming', outbound: 'Outgoing' };

const enders: Record<EndedBy, string> = {
  local: 'You',
  remote: 'The other side',
  network: 'The network',
  unknown: 'Not known',
};

const lineModes: Record<LineMode, string> = {
  practice: 'Practice line',
  account: 'My SIP account',
  off: 'Off',
};

const registrations: Record<Registration, string> = {
  registered: 'Ready',
  connecting: 'Connecting…',
  failed: 'Not connected',
  off: 'Off',
};

const themes: Record<Theme, string> = { light: 'Light', dark: 'Dark', system: 'Same as the system' };

/** Every word the main window shows, in one place; whatever depends on a value is a function of it. */
export const words = {
  appName: 'Ringnote',
  withheld: 'Withheld number',
  noAnswer: 'Ringnote did not answer. Try again; if it stays so, quit Ringnote and open it again.',
  close: 'Close',
  loading: 'Opening the call log…',
  openFailed: 'The call log could not be opened',
  openFailedWhy: (why: string) => `${why} It is tried again by itself.`,
  outOfDate: (why: string) => `What you see may be out of date. ${why} It is tried again by itself.`,
  tryAgain: 'Try again',

  direction,
  status,
  /** A live call's status says who is waiting for whom; an ended one's is its outcome. */
  statusOf(call: Pick<Call, 'status' | 'direction' | 'endedAt' | 'heldSince'>): string {
    if (call.endedAt === null && call.status === 'answered')
      return call.heldSince === null ? 'In call' : 'On hold';
    if (call.status === 'initiated' && call.direction === 'inbound') return 'Incoming';
    return status[call.status];
  },

  day: { today: 'Today', yesterday: 'Yesterday' },

  dial: {
    label: 'Number or SIP address',
    placeholder: 'Number or SIP address',
    call: 'Call',
    calls: (what: string) => `Calls ${what}`,
    practice: 'Practise:',
    practiceNumbers: {
      echo: 'Answers and plays back what you say',
      callme: 'Hangs up and calls you back in 5 seconds',
      busy: 'Is busy',
      decline: 'Declines',
      noanswer: 'Rings and never answers',
      unknown: 'A number that does not exist',
      error: 'The phone system fails: a server error',
    },
    /** Said before dialling, of what the practice line has nobody for. */
    practiceReaches: (numbers: readonly string[]) => `The practice line reaches only ${numbers.join(', ')}.`,
  },

  /** Why a call cannot be called back as things stand, and what to do about it. */
  noCallBack: {
    withheld: 'This call showed no number to call.',
    wasPractice: 'This was a call on the practice line. Switch to it in Settings to call it again.',
    onPractice: 'Practice line is on. Choose your SIP account in Settings to call real numbers.',
  },

  line: {
    modes: lineModes,
    chip: (name: string, registration: Registration) =>
      registration === 'off' ? 'Line is off' : `${name} · ${registrations[registration]}`,
    open: 'Line settings',
  },

  live: {
    region: 'Calls on your hands',
    answer: 'Answer',
    decline: 'Decline',
    hangUp: 'Hang up',
    cancel: 'Cancel call',
    mute: 'Mute',
    unmute: 'Unmute',
    done: 'Done',
    callBack: 'Call back',
    open: 'Details',
    toFinish: 'Note to finish',
    unfold: (who: string) => `Go on with the note about ${who}`,
    timer: 'Time',
    said: (call: Pick<Call, 'status' | 'direction' | 'endedAt' | 'heldSince'>, who: string): string => {
      if (call.endedAt !== null) return `Call with ${who} is over: ${status[call.status]}`;
      if (call.status === 'answered')
        return call.heldSince === null ? `In call with ${who}` : `Call with ${who} is on hold`;
      return call.direction === 'inbound' ? `Incoming call from ${who}` : `Calling ${who}`;
    },
  },

  note: {
    label: 'Note',
    placeholder: 'What was said?',
    saved: 'Saved',
    saving: 'Saving…',
    failed: (why: string) => `Could not save: ${why} Kept here, trying again.`,
    noAnswer: 'Ringnote did not answer.',
    gone: 'This call is not in the log any more.',
    goneKept: 'A note was kept here whose call is not in the log any more.',
    discard: 'Discard the note',
  },

  history: {
    region: 'Call history',
    grid: 'Calls, newest first',
    search: 'Search names, numbers, notes',
    searchHint: '/',
    clearSearch: 'Clear search',
    filters: 'Filters',
    anyDirection: 'All',
    anyStatus: 'Any status',
    statuses: (n: number) => `${n} statuses`,
    statusGroupLive: 'On the line now',
    statusGroupEnded: 'Ended',
    clearStatuses: 'Clear',
    ranges: { any: 'Any date', today: 'Today', week: 'Last 7 days', month: 'Last 30 days' },
    customRange: 'Choose days',
    monthBefore: 'Month before',
    monthAfter: 'Month after',
    clear: 'Clear',
    clearAll: 'Clear search and filters',
    count: (n: number) => (n === 1 ? '1 call' : `${count.format(n)} calls`),
    loading: 'Loading calls…',
    failedTitle: 'The calls could not be loaded',
    moreFailed: 'Not all calls could be loaded.',
    nothingFits: 'No call fits',
    nothingFitsWhy: 'Nothing in the log matches this search and these filters together.',
    callBack: (who: string) => `Call ${who}`,
    keys: (onMac: boolean) =>
      [
        ['/', 'search'],
        ['↑ ↓', 'move'],
        ['Enter', 'open'],
        [onMac ? '⌘ Enter' : 'Ctrl Enter', 'call back'],
        ['Esc', 'close'],
      ] as const,
  },

  call: {
    region: 'Call',
    back: 'Back to the history',
    loading: 'Loading the call…',
    failedTitle: 'This call could not be shown',
    facts: 'Facts',
    started: 'Started',
    answered: 'Answered',
    ended: 'Ended',
    notAnswered: 'Not answered',
    stillOn: 'Still on',
    ringTime: 'Ring time',
    talkTime: 'Talk time',
    holdTime: 'Hold time',
    duration: 'Duration',
    endedBy: 'Ended by',
    enders,
    cause: 'Hangup cause',
    causeCode: { sip: 'SIP', q850: 'Q.850', source: 'Code' } as const,
    source: 'Heard from',
    sources: { sip: 'This softphone', practice: 'Practice line', demo: 'Made-up calls' } as Readonly<
      Record<string, string>
    >,
    account: 'Line',
    recovered: 'Recovered',
    recoveredWhy:
      'Ringnote stopped during this call; its end is the last moment it was known to run. The real call may have been longer.',
    numberAsReceived: 'As received',
    timeline: 'What happened',
    noTimeline: 'No single events were kept for this call.',
    events: {
      started: 'Call started',
      ringing: 'Ringing',
      answered: 'Answered',
      held: 'Put on hold',
      resumed: 'Taken off hold',
      muted: 'Microphone muted',
      unmuted: 'Microphone on again',
      ended: 'Ended',
    } satisfies Record<CallEvent['type'], string>,
    endedByWhom: (by: EndedBy) =>
      ({
        local: 'Ended by you',
        remote: 'Ended by the other side',
        network: 'Ended by the network',
        unknown: 'Ended',
      })[by],
  },

  firstRun: {
    title: 'Make your first call',
    body: 'Every call you place or take appears here while it rings, and stays here with your note.',
    practice: 'The practice line needs no account and no network: it lives inside Ringnote.',
    echo: 'Call echo',
    echoWhy: 'It answers and plays back what you say, so you hear that your microphone works.',
    callMe: 'Have it call me',
    callMeWhy: 'It calls you back in 5 seconds, so you can see an incoming call and answer it.',
    account: 'Use my SIP account instead',
    ready: 'Your line is ready',
    readyWhy: 'Type a number on the left and press Enter.',
    starting: 'Starting the practice line…',
    late: 'It did not become ready within 10 seconds. Try again, or look at the line in the settings.',
  },

  demo: {
    banner: (n: number) =>
      n === 1 ? 'The log holds 1 made-up call.' : `The log holds ${count.format(n)} made-up calls.`,
    remove: n1('Remove it', 'Remove them'),
    failed: 'The made-up calls are still there',
  },

  trouble: {
    place: 'The call was not placed',
    act: 'That did not work',
    settings: 'The setting was not saved',
    line: 'The line was not changed',
    notice: 'The message could not be put away',
  },

  settings: {
    title: 'Settings',
    open: 'Settings',
    back: 'Back to the calls',
    look: 'Look',
    theme: 'Theme',
    themes,
    behaviour: 'Window and notifications',
    closeToTray: 'Keep running when the window is closed',
    closeToTrayWhy: 'Ringnote stays in the tray and still takes calls.',
    notifyInbound: 'Notify of incoming calls',
    notifyMissed: 'Notify of missed calls',
    numbers: 'Numbers',
    region: 'Country',
    regionWhy: 'Numbers without + are read as numbers of this country.',
    noRegion: 'None: only numbers with + are understood',
    line: {
      title: 'Line',
      choose: 'Which line makes and takes your calls',
      practiceWhy: 'Lives inside Ringnote: no account, no network, real sound. Good for trying things out.',
      accountWhy: 'Your own number at a provider or a company’s phone system.',
      offWhy: 'No calls can be made or taken; the log stays readable.',
      notKept:
        'This system offers no safe place for the password, so it is kept in memory only: you will be asked again after a restart.',
    },
    account: {
      title: 'SIP account',
      wsUrl: 'Server (WebSocket URL)',
      wsUrlHint: 'For example wss://sip.example.com',
      aor: 'Your SIP address',
      aorHint: 'For example alice@example.com',
      displayName: 'Display name',
      displayNameHint: 'Shown to the people you call. May stay empty.',
      password: 'Password',
      passwordKnown: 'Leave empty to keep the one already stored.',
      save: 'Save and connect',
      remove: 'Remove account',
      saved: 'Account saved',
      errors: {
        wsUrlMissing: 'Enter the server’s WebSocket URL. Your provider names it; it begins with wss://',
        wsUrlHttp: 'This is a web address. The server’s WebSocket URL begins with wss://',
        wsUrlOpen:
          'ws:// sends everything unencrypted and is allowed only to this computer. Use wss:// instead.',
        wsUrl:
          'This is no WebSocket URL. It looks like wss://sip.example.com or wss://sip.example.com:7443/ws',
        aorMissing: 'Enter your SIP address, like alice@example.com',
        aor: 'This is no SIP address. It looks like alice@example.com: a user, an @ and a domain, without spaces.',
        displayName: 'The display name can have 64 characters at most.',
        passwordMissing: 'Enter the password of this account.',
        passwordLong: 'The password can have 256 characters at most.',
      },
    },
    version: (version: string) => `Ringnote ${version}`,
  },
} as const;

function n1(one: string, many: string): (n: number) => string {
  return (n) => (n === 1 ? one : many);
}

/** Words of a call that stand everywhere: in rows, cards, pages, filters. */
export const status = {
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
  inCall: 'In call',
  onHold: 'On hold',
  incoming: 'Incoming',
} as const;

export const direction = { inbound: 'Incoming', outbound: 'Outgoing' } as const;

/** The default list; what the person added is shown as they wrote it. */
export const disposition = {
  label: 'Disposition',
  connected: 'Connected',
  left_message: 'Left message',
  left_voicemail: 'Left voicemail',
  no_answer: 'No answer',
  busy: 'Busy',
  wrong_number: 'Wrong number',
  abandoned: 'Abandoned',
  callback_requested: 'Callback requested',
} as const;

/** The page of one call. */
export const call = {
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
  enders: { local: 'You', remote: 'The other side', network: 'The network', unknown: 'Not known' },
  cause: 'Hangup cause',
  causeCode: { sip: 'SIP', q850: 'Q.850', source: 'Code' },
  source: 'Heard from',
  sources: {
    sip: 'This softphone',
    practice: 'Practice line',
    demo: 'Made-up calls',
    manual: 'Written down by hand',
  },
  account: 'Line',
  recovered: 'Recovered',
  recoveredWhy:
    'Ringnote stopped during this call; its end is the last moment it was known to run. The real call may have been longer.',
  numberAsReceived: 'As received',
  notChanged: 'The call was not changed',
  tags: 'Tags',
  addTag: 'Add a tag',
  tagsFull: 'No more than {{most, number}} tags',
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
  },
  endedByWhom: {
    local: 'Ended by you',
    remote: 'Ended by the other side',
    network: 'Ended by the network',
    unknown: 'Ended',
  },
} as const;
